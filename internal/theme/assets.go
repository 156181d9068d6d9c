package theme

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"

	"qiao/internal/diag"
)

// The folders of assets in a theme, and among the outputs.
const (
	assetFolder = "assets"
	AssetPath   = "assets/"
)

// namespace is where esbuild finds the theme's files: never the disk.
const namespace = "theme"

// Asset is a file that pages load, with a name that changes with its content.
type Asset struct {
	// Path is where it is published, below the base URL: assets/main.1f2e3d4c.css.
	Path string
	// Integrity is for the attribute of that name: sha384-….
	Integrity string
	// File is what it is made from, for messages.
	File string
	Data []byte
}

// bundled is the outcome of bundling.
type bundled struct {
	files []Asset          // by path
	names map[string]Asset // by name in the theme's assets folder: main.css
}

// bundleAssets bundles and minifies the style sheets and scripts that stand
// directly in the assets folder, with what they import, and publishes the other
// files there; files in folders below are published if something refers to
// them. Nothing is loaded from another host, and nothing but the theme is read.
func bundleAssets(fsys fs.FS, dir string, found []string) (bundled, []diag.Diagnostic) {
	b := bundler{fsys: fsys, dir: dir, found: found}
	out := bundled{names: make(map[string]Asset)}
	var ds []diag.Diagnostic
	for _, name := range found {
		short, ok := strings.CutPrefix(name, assetFolder+"/")
		if !ok || strings.Contains(short, "/") || strings.HasPrefix(short, "_") {
			continue
		}
		asset, referred, more := b.asset(name)
		ds = append(ds, more...)
		if diag.HasErrors(more) {
			continue
		}
		out.names[short] = asset
		out.files = append(append(out.files, asset), referred...)
	}
	slices.SortFunc(out.files, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	out.files = slices.CompactFunc(out.files, func(a, b Asset) bool { return a.Path == b.Path })
	return out, ds
}

type bundler struct {
	fsys  fs.FS
	dir   string
	found []string
}

// asset makes one asset, and those that it refers to.
func (b bundler) asset(name string) (asset Asset, referred []Asset, ds []diag.Diagnostic) {
	switch path.Ext(name) {
	case ".css", ".js", ".ts":
		return b.bundle(name)
	}
	data, err := fs.ReadFile(b.fsys, name)
	if err != nil {
		return asset, nil, []diag.Diagnostic{unreadable(b.dir, name)}
	}
	return b.named(name, path.Ext(name), data), nil, nil
}

// named gives an asset its fingerprinted name.
func (b bundler) named(name, ext string, data []byte) Asset {
	sum := sha256.Sum256(data)
	long := sha512.Sum384(data)
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return Asset{
		Path:      AssetPath + stem + "." + hex.EncodeToString(sum[:5]) + ext,
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
		File:      path.Join(b.dir, name),
		Data:      data,
	}
}

// bundle runs esbuild over one style sheet or script.
func (b bundler) bundle(name string) (asset Asset, referred []Asset, ds []diag.Diagnostic) {
	ext := path.Ext(name)
	if ext == ".ts" {
		ext = ".js"
	}
	r := &resolver{bundler: b, files: make(map[string]Asset)}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{name},
		Bundle:            true,
		Write:             false,
		Outdir:            "/out",
		AbsWorkingDir:     "/",
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetUTF8,
		Format:            api.FormatIIFE,
		Platform:          api.PlatformBrowser,
		Engines:           browsers,
		Supported:         map[string]bool{"destructuring": true}, // Safari 14 errs only about defaults in parameters
		LogLevel:          api.LogLevelSilent,
		TsconfigRaw:       "{}",
		Plugins:           []api.Plugin{{Name: "theme", Setup: r.setup}},
	})
	ds = b.findings(name, result.Errors, "theme-asset")
	ds = append(ds, b.findings(name, result.Warnings, "theme-asset/warning")...)
	ds = append(ds, r.ds...)
	if diag.HasErrors(ds) || len(result.OutputFiles) != 1 {
		return asset, nil, ds
	}
	for _, key := range slices.Sorted(maps.Keys(r.files)) {
		referred = append(referred, r.files[key])
	}
	return b.named(name, ext, result.OutputFiles[0].Contents), referred, ds
}

// browsers are the oldest ones that the bundles are made for; among them the
// browser in WeChat for Android.
var browsers = []api.Engine{
	{Name: api.EngineChrome, Version: "86"},
	{Name: api.EngineSafari, Version: "14"},
	{Name: api.EngineFirefox, Version: "78"},
}

// findings makes findings of esbuild's messages.
func (b bundler) findings(name string, messages []api.Message, id string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, m := range messages {
		pos := diag.Pos{File: path.Join(b.dir, name)}
		if l := m.Location; l != nil {
			before := l.LineText[:min(l.Column, len(l.LineText))]
			pos = diag.Pos{
				File: path.Join(b.dir, strings.TrimPrefix(l.File, namespace+":")),
				Line: l.Line, Column: len([]rune(before)) + 1,
			}
		}
		if c, ok := m.Detail.(callError); ok {
			ds = append(ds, c.finding(pos))
			continue
		}
		ds = append(ds, diag.New(id, pos, "reason", m.Text))
	}
	return ds
}

// resolver finds what style sheets and scripts refer to, in the theme alone.
// esbuild calls it from many goroutines.
type resolver struct {
	bundler
	mu    sync.Mutex
	files map[string]Asset // what url() refers to, by name
	ds    []diag.Diagnostic
}

func (r *resolver) setup(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: `.*`}, r.resolve)
	build.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: namespace}, r.load)
}

// resolve finds a file of the theme. A style sheet's url() becomes the address
// of an asset beside it.
func (r *resolver) resolve(args api.OnResolveArgs) (api.OnResolveResult, error) {
	if args.Kind == api.ResolveEntryPoint {
		return api.OnResolveResult{Path: args.Path, Namespace: namespace}, nil
	}
	if strings.HasPrefix(args.Path, "data:") || strings.HasPrefix(args.Path, "#") {
		return api.OnResolveResult{Path: args.Path, External: true}, nil
	}
	u, err := url.Parse(args.Path)
	if err != nil || u.Scheme != "" || u.Host != "" {
		host := args.Path
		if err == nil && u.Host != "" {
			host = u.Host
		}
		return refuse(callError{id: "theme-asset-remote", args: []any{"name", args.Path, "host", host}})
	}
	name := path.Join(path.Dir(args.Importer), u.Path)
	if !slices.Contains(r.found, name) {
		near := diag.Suggest(name, r.found)
		if rel, ok := strings.CutPrefix(near, path.Dir(args.Importer)+"/"); ok {
			near = rel
		}
		return refuse(callError{id: "theme-asset-missing", args: []any{"name", args.Path, "suggestion", near}})
	}
	if args.Kind != api.ResolveCSSURLToken {
		return api.OnResolveResult{Path: name, Namespace: namespace}, nil
	}
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return refuse(callError{id: "theme-unreadable", args: []any{"name", name}})
	}
	asset := r.named(name, path.Ext(name), data)
	r.mu.Lock()
	r.files[name] = asset
	r.mu.Unlock()
	return api.OnResolveResult{Path: path.Base(asset.Path) + suffix(u), External: true}, nil
}

// suffix is the query and fragment of an address.
func suffix(u *url.URL) string {
	text := ""
	if u.RawQuery != "" {
		text += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		text += "#" + u.EscapedFragment()
	}
	return text
}

func refuse(reason callError) (api.OnResolveResult, error) {
	return api.OnResolveResult{Errors: []api.Message{{Text: reason.id, Detail: reason}}}, nil
}

func (r *resolver) load(args api.OnLoadArgs) (api.OnLoadResult, error) {
	text, ds := readText(r.fsys, r.dir, args.Path)
	r.mu.Lock()
	r.ds = append(r.ds, ds...)
	r.mu.Unlock()
	contents := string(text)
	loader := api.LoaderJS
	switch path.Ext(args.Path) {
	case ".css":
		loader = api.LoaderCSS
	case ".ts":
		loader = api.LoaderTS
	case ".json":
		loader = api.LoaderJSON
	}
	return api.OnLoadResult{Contents: &contents, Loader: loader}, nil
}

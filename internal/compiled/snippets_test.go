package compiled_test

// working are templates that execute.
var working = []string{
	// Fields, methods, maps.
	`{{ .Other.Title }}{{ .Other.Items }}`, `{{ .Deep }}`, `{{ (index .Items 0).Name }}`, `{{ (index .Items 0).Upper }}`,
	`{{ range .Items }}{{ .Upper }}{{ .Pointer }}{{ .Children }}{{ end }}`, `{{ range .Pointers }}{{ with . }}{{ .Upper }}{{ .Pointer }}{{ end }}{{ end }}`,
	`{{ range .Pointers }}{{ .Safe }}{{ end }}`, `{{ .Nil.Safe }}`, `{{ .First }}{{ .First }}{{ .Count }}{{ .Count }}`,
	`{{ .Params.text }}{{ .Params.group.in }}{{ .Params.item.Name }}{{ .Params.item.Upper }}`, `{{ .Menus.main }}{{ (index .Menus.main 0).Upper }}`,
	`{{ (.Named "x").Name }}`, `{{ .Named "x" | printf "%v" }}`, `{{ "x" | .Named }}`, `{{ ("x" | .Named).Upper }}`, `{{ .Sum }}{{ .Sum 1 2 }}{{ 3 | .Sum 1 }}`,
	`{{ .Two 1 "x" }}{{ "y" | .Two 2 }}{{ .Two 3 .Title }}`, `{{ .Maker.a }}`, `{{ .Text }}{{ .Speaker }}{{ .Speaker.String }}{{ .Pair }}{{ .Pair.A }}`,
	`{{ $.Title }}{{ $x := .Other }}{{ $x.Title }}{{ $x.Count }}{{ $x.Sum 1 2 }}`, `{{ .Count | printf "%d %d" .Count }}`,
	// Control.
	`{{ if .Yes }}a{{ else }}b{{ end }}{{ if .No }}a{{ else }}b{{ end }}{{ if .No }}a{{ end }}`, `{{ if .No }}a{{ else if .N }}b{{ else }}c{{ end }}`,
	`{{ with .Title }}{{ . }}{{ end }}{{ with .Empty }}x{{ else }}{{ .Title }}{{ end }}`, `{{ with $x := .N }}{{ $x }}{{ . }}{{ else }}{{ $x }}{{ end }}`,
	`{{ with .Empty }}a{{ else with .Title }}{{ . }}{{ end }}`, `{{ if $x := .Empty }}a{{ else }}{{ $x }}{{ end }}`,
	`{{ if .Items }}a{{ end }}{{ if .NoItems }}b{{ end }}{{ if .None }}c{{ end }}{{ if .Other }}d{{ end }}{{ if .Pair }}e{{ end }}{{ if .Ratio }}f{{ end }}{{ if .Unsigned }}g{{ end }}`,
	`{{ if .Nothing }}a{{ end }}{{ if .Any }}b{{ end }}{{ if .Params.nothing }}c{{ end }}{{ if .Params.noitem }}d{{ end }}{{ if .Silent }}e{{ end }}{{ if .Speaker }}f{{ end }}`,
	`{{ range .Items }}{{ .Name }},{{ end }}{{ range .NoItems }}x{{ else }}none{{ end }}`, `{{ range $i, $e := .Items }}{{ $i }}{{ $e.Name }}{{ end }}`,
	`{{ range $e := .Items }}{{ $e.Name }}{{ .Name }}{{ end }}`, `{{ range $e := .NoItems }}x{{ else }}{{ $e }}{{ end }}`, `{{ range $k, $v := .Menus }}{{ $k }}{{ $v }}{{ end }}`,
	`{{ range $k, $v := .Ages }}{{ $k }}{{ $v }}{{ end }}`, `{{ range .Ages }}{{ . }}{{ end }}`, `{{ range .Params }}{{ . }};{{ end }}`, `{{ range .Params.list }}{{ .Name }}{{ .Upper }}{{ end }}`,
	`{{ range 3 }}{{ . }}{{ end }}{{ range $i := .N }}{{ $i }}{{ end }}{{ range 0 }}x{{ else }}zero{{ end }}{{ range .Unsigned }}{{ . }}{{ end }}`,
	`{{ range .Numbers }}{{ if eq . 7 }}{{ break }}{{ end }}{{ . }}{{ end }}`, `{{ range .Numbers }}{{ if eq . 6 }}{{ continue }}{{ end }}{{ . }}{{ end }}`,
	`{{ range .Items }}{{ range $.Numbers }}{{ if gt . 6 }}{{ break }}{{ end }}{{ . }}{{ end }}{{ .Name }}{{ end }}`, `{{ range .Ages }}{{ break }}{{ end }}{{ range 5 }}{{ if gt . 2 }}{{ break }}{{ end }}{{ . }}{{ end }}`,
	`{{ range .Fixed }}{{ . }}{{ end }}`, `{{ range .Nothing }}x{{ else }}nothing{{ end }}`, `{{ range .Params.nothing }}x{{ else }}nil{{ end }}`,
	// Variables.
	`{{ $x := 1 }}{{ $x }}{{ $x = 2 }}{{ $x }}{{ if .Yes }}{{ $x = 3 }}{{ $y := 4 }}{{ $y }}{{ end }}{{ $x }}`, `{{ $x := "a" }}{{ if .Yes }}{{ $x := "b" }}{{ $x }}{{ end }}{{ $x }}`,
	`{{ $i := 0 }}{{ $e := "" }}{{ range $i, $e = .Fixed }}{{ $i }}{{ $e }}{{ end }}{{ $i }}{{ $e }}`, `{{ $e := 0 }}{{ range $e = .Numbers }}{{ end }}{{ $e }}`,
	`{{ $l := .NoItems }}{{ range .Items }}{{ $l = .Children }}{{ end }}{{ $l }}`, `{{ $x := .Nothing }}{{ $x }}{{ with $x }}y{{ end }}`,
	`{{ range $i, $e := .Items }}{{ if $i }}, {{ end }}{{ $last := eq $i 2 }}{{ $e.Name }}{{ if $last }}.{{ end }}{{ end }}`,
	// Templates.
	`{{ template "part" .Pair }}{{ template "part" .Title }}{{ template "part" }}{{ template "part" 5 }}{{ template "part" .Nothing }}`, `{{ range .Items }}{{ template "tree" . }}{{ end }}`,
	`{{ define "x" }}{{ $.Title }}{{ $a := . }}{{ $a.Title }}{{ end }}{{ $a := 1 }}{{ template "x" . }}{{ $a }}`, `{{ block "b" .Other }}{{ .Title }}{{ end }}`, `{{ template "part" (dict "a" 1) }}`,
	`{{ define "empty" }}{{ end }}{{ template "empty" . }}`, `{{ template "part" $x := .Title }}{{ $x }}`,
	// Functions.
	`{{ say "k" }}{{ say "k" 1 "a" .Title }}{{ .Title | say "k" }}{{ "k" | say }}{{ say .Title .Nothing nil }}{{ say .Any }}`, `{{ say (print "a" .N) }}`,
	`{{ default "d" .Empty }}{{ default "d" .Title }}{{ .Empty | default 3 }}{{ default nil .Empty }}{{ default .HTML .Nothing }}{{ default .Items .Empty }}`,
	`{{ (dict "a" .N "b" .Other).b.Title }}{{ (dict "a" .N).a }}{{ with dict "x" .Title }}{{ .x }}{{ end }}`, `{{ join .Params.strings ", " }}{{ names .Items }}{{ join (names .Items) "+" }}`,
	`{{ twice 4 }}{{ twice .N }}{{ .N | twice }}{{ twice .Params.n }}{{ half 3 }}{{ half .Ratio }}{{ small 3 }}{{ small .Unsigned }}{{ not2 true }}{{ not2 .No }}`, `<a href="{{ address "1" }}">{{ tagged }}{{ names .Params.list }}</a>`,
	`{{ and .Yes .N }}{{ and .No .Panics }}{{ or .N .Panics }}{{ or .No .Empty }}{{ and .Yes }}{{ or .Nothing .Any }}{{ .N | and .Yes }}{{ .Title | or .Empty }}{{ .N | or }}{{ and .Yes nil }}`,
	`{{ not .Yes }}{{ not .Empty }}{{ not nil }}{{ len .Title }}{{ len .Items }}{{ len .Params }}{{ .Fixed | len }}{{ len "abc" }}{{ len .Params.strings }}{{ len .Menus.a }}`,
	`{{ index .Items 1 }}{{ index .Menus "main" 0 }}{{ index .Menus "none" }}{{ index .Params "none" }}{{ index .Params "text" }}{{ index .Title 0 }}{{ index .Ages 3 }}{{ index .Ages .Unsigned }}{{ 1 | index .Numbers }}{{ index .Title }}{{ index .Fixed 1 }}`,
	`{{ slice .Title 1 3 }}{{ slice .Numbers 1 }}{{ slice .Numbers 1 2 }}{{ slice .Numbers 1 2 3 }}{{ slice .Items }}{{ slice .Any 1 }}{{ slice .Fixed 1 }}`,
	`{{ print 1 2 "a" .Nothing nil }}{{ printf "%s-%d-%v" .Title .N .Pair }}{{ println .Title 1 }}{{ .Title | printf "%q" }}{{ print .Any .Any }}`,
	`{{ html .Title }}{{ .Title | html }}{{ js .Title }}{{ .Title | js }}{{ urlquery .Title .N }}{{ .Title | urlquery }}{{ html .Title .N .Text }}`, `<a href="?{{ .Title | urlquery }}" title="{{ html .Title }}">`, `<a href="{{ .Link | html }}">{{ html .Nothing }}{{ html .Text }}`,
	`{{ eq .N 3 }}{{ eq .N 1 2 3 }}{{ eq .Title "x" }}{{ eq .Kind "draft" }}{{ eq .Any "any<" }}{{ eq .Nothing nil }}{{ eq .Nothing .None }}{{ eq .Other .Other }}{{ eq .Unsigned 7 }}{{ eq .Negative .Unsigned }}{{ eq .Unsigned .Negative }}{{ eq .Pair .Pair }}{{ eq .Yes true }}{{ eq .Ratio 2.5 }}{{ eq .HTML .Title }}{{ eq .None nil }}{{ eq nil nil }}{{ eq .Size 5 }}{{ 3 | eq .N }}{{ eq .Nothing "x" }}{{ eq 1i 1i }}{{ eq .NoItems nil }}`,
	`{{ ne .N 3 }}{{ ne .Title .Any }}{{ lt .N 4 }}{{ lt .Title "B" }}{{ le .N 3 }}{{ gt .N 2 }}{{ ge .N 4 }}{{ lt .Negative .Unsigned }}{{ lt .Unsigned .Negative }}{{ gt .Ratio 1.5 }}{{ lt .Unsigned 9 }}{{ ge .Params.n 5 }}{{ le "a" "a" }}{{ ge "b" "a" }}{{ 4 | lt .N }}`,
	`{{ 1 }}{{ 1.5 }}{{ 0x10 }}{{ 'a' }}{{ 1e3 }}{{ 1i }}{{ true }}{{ "x" }}{{ 0x1p4 }}`, "{{ `raw <` }}", `{{ (1) }}{{ ((.N)) }}{{ (.Title) }}{{ (say "x") | printf "%s!" }}`, `a {{- " b " -}} c {{/* no */}}`,
}

// mistakes are templates that fail.
var mistakes = []string{
	`{{ .Wrong }}`, `{{ .None.Title }}`, `{{ .None.Wrong }}`, `{{ .Nothing.x }}`, `{{ .Params.wrong }}`, `{{ .Params.nothing.x }}`, `{{ .Params.noitem.Name }}`, `{{ .Params.text.x }}`, `{{ .Params.group.wrong }}`,
	`{{ .Below }}`, `{{ .counted }}`, `{{ .Silent.String }}`, `{{ .Title 1 }}`, `{{ 1 | .Title }}`, `{{ .Params.text 1 }}`, `{{ .Fails }}`, `{{ .Panics }}`, `{{ .Three }}`, `{{ .Named }}`, `{{ .Named 1 }}`, `{{ .Named nil }}`, `{{ .Sum "x" }}`, `{{ .Sum 99 1 }}`, `{{ .Two 1 }}`, `{{ .Two .Title "x" }}`,
	`{{ .Ages.x }}`, `{{ range .Pointers }}{{ .Name }}{{ end }}`, `text {{ .Title }}{{ say "bad" }}`, `{{ say }}`, `{{ say 1 }}`, `{{ say nil }}`, `{{ say .Nothing }}`, `{{ say .Kind }}`, `{{ join .Items "x" }}`, `{{ twice "x" }}`, `{{ twice 1.5 }}`, `{{ twice .Size }}`, `{{ twice }}`, `{{ small 300.5 }}`, `{{ not2 1 }}`, `{{ twice nil }}`, `{{ names .Params.nothing }}`,
	`{{ len .N }}`, `{{ len .None }}`, `{{ len nil }}`, `{{ len }}`, `{{ len .Title .Title }}`, `{{ index .Items 9 }}`, `{{ index .Items 3 }}`, `{{ index .Items -1 }}`, `{{ index .Items "x" }}`, `{{ index .Items nil }}`, `{{ index nil 1 }}`, `{{ index .N 1 }}`, `{{ index .Menus 1 }}`, `{{ index .Menus nil }}`, `{{ index .None 1 }}`, `{{ index }}`,
	`{{ slice .Title 9 1 }}`, `{{ slice .Title 1 2 3 }}`, `{{ slice .N }}`, `{{ slice nil }}`, `{{ slice .Numbers 1 2 3 4 }}`, `{{ slice .Numbers .Params.n }}`, `{{ slice .None }}`, `{{ slice .Title 99 }}`,
	`{{ eq .N "x" }}`, `{{ eq .N }}`, `{{ eq }}`, `{{ eq .Items .Items }}`, `{{ eq .Items .Other }}`, `{{ ne .N 1 2 }}`, `{{ lt .Yes .No }}`, `{{ lt .N "x" }}`, `{{ lt .Items 1 }}`, `{{ lt nil 1 }}`, `{{ le 1i 2i }}`, `{{ gt .Title 1 }}`, `{{ not }}`, `{{ not 1 2 }}`, `{{ printf 1 }}`, `{{ printf }}`, `{{ printf nil }}`,
	`{{ range .Title }}x{{ end }}`, `{{ range .Yes }}x{{ end }}`, `{{ range $i, $x := 3 }}x{{ end }}`, `{{ range 1.5 }}{{ end }}`, `{{ range .None }}x{{ end }}`, `{{ range .Pair }}{{ end }}`, `{{ 9223372036854775808 }}`,
	`{{ define "deep" }}{{ template "deep" . }}{{ end }}{{ template "deep" . }}`, `{{ define "long" }}xxxxxxxxxx{{ template "long" . }}{{ end }}{{ template "long" . }}`, `{{ range 1000000000 }}{{ $.Title }}{{ end }}`, `{{ printf "%99999s" "x" }}`,
	`{{ template "part" .Wrong }}`, `{{ with .Wrong }}{{ end }}`, `{{ if .None.Title }}{{ end }}`, `{{ $x := .Wrong }}`, `<a href="{{ .Wrong }}">`, `{{ define "fails" }}{{ .Wrong }}{{ end }}{{ template "fails" . }}`, `{{ (index .Menus "none").Name }}`, `{{ true 1 }}`, `{{ . 1 }}`, `{{ 1 | .Yes }}`, `{{ $x := 1 }}{{ $x 2 }}`, `{{ (1) 2 }}`, `{{ .N.Wrong }}`,
}

package main

import (
	"encoding/xml"
	"os"
	"path"
	"slices"
	"strings"
)

// readFeed reads the entries of an Atom feed.
func readFeed(_ string, data []byte) (facts, error) {
	var feed struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Entries []struct {
			ID        string `xml:"id"`
			Title     string `xml:"title"`
			Published string `xml:"published"`
			Summary   string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		return nil, err
	}
	f := facts{"feed": {feed.ID, feed.Title, feed.Updated}}
	for _, e := range feed.Entries {
		f["entry"] = append(f["entry"], e.ID+" "+e.Title+" "+e.Published+" "+e.Summary)
	}
	return f, nil
}

// compareSitemaps compares what the sitemaps of two folders name.
func compareSitemaps(first, second string) ([]string, error) {
	x, err := readSitemaps(first)
	if err != nil {
		return nil, err
	}
	y, err := readSitemaps(second)
	if err != nil {
		return nil, err
	}
	return unlike("sitemap.xml", x, y), nil
}

// readSitemaps reads the addresses in all sitemaps that the index names, each
// with its date and its alternates, sorted.
func readSitemaps(dir string) (facts, error) {
	var index struct {
		Maps []string `xml:"sitemap>loc"`
	}
	if err := readXML(dir, "sitemap.xml", &index); err != nil {
		return nil, err
	}
	f := make(facts)
	for _, address := range index.Maps {
		addresses, err := readSitemap(dir, strings.TrimPrefix(address, host))
		if err != nil {
			return nil, err
		}
		f["address"] = append(f["address"], addresses...)
	}
	slices.Sort(f["address"])
	return f, nil
}

func readSitemap(dir, name string) ([]string, error) {
	var set struct {
		URLs []struct {
			Loc   string `xml:"loc"`
			Date  string `xml:"lastmod"`
			Links []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := readXML(dir, name, &set); err != nil {
		return nil, err
	}
	var addresses []string
	for _, u := range set.URLs {
		parts := []string{u.Loc, u.Date}
		for _, l := range u.Links {
			parts = append(parts, l.Lang+" "+l.Href)
		}
		addresses = append(addresses, strings.Join(parts, " "))
	}
	return addresses, nil
}

func readXML(dir, name string, to any) error {
	data, err := os.ReadFile(path.Join(dir, name))
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, to)
}

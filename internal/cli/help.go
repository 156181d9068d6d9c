package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help explains a command. It takes the place of cobra's templates, whose
// fixed words are English.
func (a *app) help(c *cobra.Command) { a.helpTo(a.streams.Out, c) }

func (a *app) helpTo(w io.Writer, c *cobra.Command) {
	var b bytes.Buffer
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(&b, "%s\n\n", strings.TrimSpace(text))
	a.helpUsage(&b, c)
	if c.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", a.words.say("help-examples"), indented(c.Example))
	}
	a.helpCommands(&b, c)
	a.helpFlags(&b, "help-flags", c.LocalNonPersistentFlags())
	a.helpFlags(&b, "help-global-flags", c.Root().PersistentFlags())
	_, _ = w.Write(b.Bytes())
}

func (a *app) helpUsage(b *bytes.Buffer, c *cobra.Command) {
	line := c.UseLine()
	if c.HasAvailableSubCommands() {
		line = c.CommandPath() + " " + a.words.say("help-command-placeholder")
	}
	fmt.Fprintf(b, "%s\n  %s\n", a.words.say("help-usage"), strings.ReplaceAll(line, "[flags]", a.words.say("help-flags-placeholder")))
}

func (a *app) helpCommands(b *bytes.Buffer, c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	fmt.Fprintf(b, "\n%s\n", a.words.say("help-commands"))
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			fmt.Fprintf(b, "  %-12s %s\n", sub.Name(), sub.Short)
		}
	}
}

func (a *app) helpFlags(b *bytes.Buffer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, "\n%s\n", a.words.say(title))
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		placeholder, description := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + placeholder
		}
		fmt.Fprintf(b, "  %-24s %s\n", name, description)
	})
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  ")
}

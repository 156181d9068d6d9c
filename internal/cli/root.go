package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qiao/internal/diag"
)

// The values of --format. Only commands whose findings are worth a program's
// while know the last two.
var (
	formats        = []string{"text", "json"}
	findingFormats = []string{"text", "json", "github", "sarif"}
)

// annotationFindings marks commands that know findingFormats.
const annotationFindings = "findings"

// newRoot makes the command line with all its commands.
func (a *app) newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:               "qiao",
		Long:              a.words.say("root-long"),
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              a.commandName,
		RunE:              a.noCommand,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(a.streams.Out)
	root.SetErr(a.streams.Err)
	root.SetIn(a.streams.In)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.help(c) })
	root.SetHelpCommand(a.newHelp(root))

	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVarP(&a.opts.site, "site", "s", "", a.words.say("flag-site"))
	flags.StringVar(&a.opts.format, "format", "text", a.words.say("flag-format"))
	flags.StringVar(&a.opts.uiLang, "ui-lang", a.words.lang, a.words.say("flag-ui-lang"))
	flags.BoolVarP(&a.opts.quiet, "quiet", "q", false, a.words.say("flag-quiet"))
	flags.BoolVarP(&a.opts.verbose, "verbose", "v", false, a.words.say("flag-verbose"))
	flags.BoolP("help", "h", false, a.words.say("flag-help"))

	root.AddCommand(
		a.newBuild(), a.newServe(), a.newCheck(), a.newList(), a.newFacts(),
		a.newNew(), a.newVersion(), a.newCompletion(),
	)
	completeFlag(root, "format", formats)
	completeFlag(root, "ui-lang", uiLanguages)
	return root
}

// completeFlag tells shells which values a flag takes.
func completeFlag(c *cobra.Command, flag string, values []string) {
	// It fails for a flag that does not exist, or twice: not here.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// commandName reports a command that does not exist.
func (a *app) commandName(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(c, args[0])
}

func unknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return usage("usage/command", "value", name, "suggestion", diag.Suggest(name, names))
}

// noCommand answers a call that names no command.
func (a *app) noCommand(c *cobra.Command, _ []string) error {
	if a.opts.format == "text" {
		a.helpTo(a.streams.Err, c)
	}
	return usage("usage/command-none", "command", c.CommandPath())
}

// checkFlags checks the values of the global flags.
func (a *app) checkFlags(c *cobra.Command) error {
	allowed := formats
	if c.Annotations[annotationFindings] != "" {
		allowed = findingFormats
	}
	if err := oneOf("--format", a.opts.format, allowed); err != nil {
		return err
	}
	return oneOf("--ui-lang", a.opts.uiLang, uiLanguages)
}

// newHelp makes the command that explains commands.
func (a *app) newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.words.say("help-short"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, sub := range root.Commands() {
				names = append(names, sub.Name())
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 && c.HasSubCommands() {
				return unknownCommand(c, strings.Join(slices.Clip(rest), " "))
			}
			a.help(c)
			return nil
		},
	}
}

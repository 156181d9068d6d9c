package cli

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"
)

// shells are the shells for which there are completions.
var shells = []string{"bash", "fish", "powershell", "zsh"}

// newCompletion makes the command that prints a shell's completion script. It
// has no JSON form: the script is for the shell.
func (a *app) newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     a.words.say("completion-short"),
		Long:      a.words.say("completion-long"),
		Example:   "source <(qiao completion bash)",
		Args:      arguments(1, 1),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			var script bytes.Buffer
			var err error
			switch args[0] {
			case "bash":
				err = c.Root().GenBashCompletionV2(&script, true)
			case "fish":
				err = c.Root().GenFishCompletion(&script, true)
			case "powershell":
				err = c.Root().GenPowerShellCompletionWithDesc(&script)
			case "zsh":
				err = c.Root().GenZshCompletion(&script)
			default:
				return usage("usage/argument", "command", c.CommandPath(), "value", args[0], "allowed", strings.Join(shells, ", "))
			}
			if err == nil {
				_, err = a.streams.Out.Write(script.Bytes())
			}
			return err
		},
	}
}

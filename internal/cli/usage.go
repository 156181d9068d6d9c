package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"qiao/internal/diag"
)

// usageError is a mistake in a call.
type usageError struct{ finding diag.Diagnostic }

func (u *usageError) Error() string { return u.finding.Message("en") }

// usage makes a usageError; see diag.New.
func usage(id string, args ...any) *usageError {
	return &usageError{diag.New(id, diag.Pos{}, args...)}
}

// fromCobra turns what cobra and its reader of flags find into our findings,
// which speak both languages.
func fromCobra(root *cobra.Command, err error) *usageError {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(root, unknown)
	case errors.As(err, &empty):
		return usage("usage/flag-empty", "flag", written(empty.GetFlag()))
	case errors.As(err, &invalid):
		return usage("usage/flag-value", "flag", written(invalid.GetFlag()), "value", invalid.GetValue())
	default:
		return usage("usage/syntax", "reason", err)
	}
}

// unknownFlag names the flag as it was written, and a similar one of any
// command: the flag may stand at the wrong one.
func unknownFlag(root *cobra.Command, err *pflag.NotExistError) *usageError {
	if err.GetSpecifiedShortnames() != "" {
		return usage("usage/flag", "value", "-"+err.GetSpecifiedName())
	}
	var names []string
	var collect func(c *cobra.Command)
	collect = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		c.PersistentFlags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		for _, sub := range c.Commands() {
			collect(sub)
		}
	}
	collect(root)
	slices.Sort(names)
	name := "--" + err.GetSpecifiedName()
	return usage("usage/flag", "value", name, "suggestion", diag.Suggest(name, slices.Compact(names)))
}

// written is a flag as it is written in a call.
func written(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand + ", --" + f.Name
	}
	return "--" + f.Name
}

// arguments holds a command to between least and most arguments; a negative
// most is any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("usage/arguments-few", "command", c.CommandPath(), "usage", c.UseLine())
		case most >= 0 && len(args) > most:
			return usage("usage/arguments-many", "command", c.CommandPath(), "value", args[most], "usage", c.UseLine())
		}
		return nil
	}
}

// oneOf makes sure that a value is one of those allowed.
func oneOf(flag, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usage("usage/flag-value", "flag", flag, "value", value, "allowed", strings.Join(allowed, ", "))
}

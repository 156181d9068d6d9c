package compiled

import (
	"reflect"
	"text/template/parse"
)

// node is a compiled part of a template.
type node func(s *state, dot reflect.Value) signal

// signal is how a node ends.
type signal uint8

const (
	goOn signal = iota
	breakLoop
	continueLoop
)

// list compiles nodes in a row. Text that follows text, or a value that is
// known by now, is written as one.
func (s *scope) list(l *parse.ListNode) node {
	var nodes []node
	var text []byte
	flush := func() {
		if len(text) > 0 {
			nodes = append(nodes, writeText(text))
			text = nil
		}
	}
	for _, n := range l.Nodes {
		more, compiled := s.node(n)
		text = append(text, more...)
		if compiled != nil {
			flush()
			nodes = append(nodes, compiled)
		}
	}
	flush()
	return sequence(nodes)
}

func writeText(text []byte) node {
	return func(s *state, _ reflect.Value) signal {
		s.b.Write(text)
		return goOn
	}
}

func sequence(nodes []node) node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return func(s *state, dot reflect.Value) signal {
		for _, n := range nodes {
			if how := n(s, dot); how != goOn {
				return how
			}
		}
		return goOn
	}
}

// node compiles a node, to text if it always writes the same.
func (s *scope) node(n parse.Node) (text []byte, compiled node) {
	switch n := n.(type) {
	case *parse.TextNode:
		return n.Text, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return s.action(n)
	case *parse.IfNode:
		return nil, s.within(func() node { return s.ifNode(n) })
	case *parse.WithNode:
		return nil, s.within(func() node { return s.withNode(n) })
	case *parse.RangeNode:
		return nil, s.within(func() node { return s.rangeNode(n) })
	case *parse.TemplateNode:
		return nil, s.templateNode(n)
	case *parse.BreakNode:
		return nil, func(*state, reflect.Value) signal { return breakLoop }
	case *parse.ContinueNode:
		return nil, func(*state, reflect.Value) signal { return continueLoop }
	}
	giveUp("%s", n)
	return nil, nil
}

// action compiles a pipeline that sets variables, or else is printed.
func (s *scope) action(n *parse.ActionNode) (text []byte, compiled node) {
	if len(n.Pipe.Decl) > 0 {
		e := s.pipeline(n.Pipe)
		return nil, func(s *state, dot reflect.Value) signal {
			s.at = n
			e.eval(s, dot)
			return goOn
		}
	}
	values, escapers := splitEscapers(n.Pipe.Cmds)
	e, print := s.commands(values), newPrinter(escapers)
	if e.constant {
		if text, ok := print.constant(e); ok {
			return text, nil
		}
	}
	return nil, func(s *state, dot reflect.Value) signal {
		s.at = n
		print.print(s.b, e.eval(s, dot))
		return goOn
	}
}

func (s *scope) ifNode(n *parse.IfNode) node {
	condition := s.pipeline(n.Pipe)
	yes, no := s.list(n.List), s.otherwise(n.ElseList)
	return func(s *state, dot reflect.Value) signal {
		s.at = n
		if truth(condition.eval(s, dot)) {
			return yes(s, dot)
		}
		return no(s, dot)
	}
}

func (s *scope) withNode(n *parse.WithNode) node {
	value := s.pipeline(n.Pipe)
	yes, no := s.list(n.List), s.otherwise(n.ElseList)
	return func(s *state, dot reflect.Value) signal {
		s.at = n
		if v := value.eval(s, dot); truth(v) {
			return yes(s, v)
		}
		return no(s, dot)
	}
}

func (s *scope) otherwise(l *parse.ListNode) node {
	if l == nil {
		return sequence(nil)
	}
	return s.list(l)
}

// templateNode compiles the call of a template. Calls without a value get none.
func (s *scope) templateNode(n *parse.TemplateNode) node {
	body := s.body(n.Name)
	if n.Pipe == nil {
		return func(s *state, _ reflect.Value) signal {
			s.call(body, reflect.Value{})
			return goOn
		}
	}
	value := s.pipeline(n.Pipe)
	return func(s *state, dot reflect.Value) signal {
		s.at = n
		s.call(body, value.eval(s, dot))
		return goOn
	}
}

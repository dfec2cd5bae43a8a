package console.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The string literals that are handed to a method or constructor, or stand in a method's body.
///
/// @param use the method's name with what it is called on, `new Type`, or `in NAME` for a body
/// @param begins whether it is the begin of a longer text (`"scale-" + n`)
record Literals(SourceFile file, int line, String use, String text, boolean begins) {

    static List<Literals> of(List<SourceFile> files) throws IOException {
        List<Literals> found = new ArrayList<>();
        for (SourceTrees.Unit unit : SourceTrees.parse(files)) {
            new Scanner(unit, found).scan(unit.tree(), null);
        }
        return found;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final SourceTrees.Unit unit;
        private final List<Literals> found;

        Scanner(SourceTrees.Unit unit, List<Literals> found) {
            this.unit = unit;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void unused) {
            hand(call.getMethodSelect().toString(), call.getArguments());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree call, @Nullable Void unused) {
            String type = call.getIdentifier().toString().replaceAll("<.*", "");
            hand("new " + type, call.getArguments());
            return super.visitNewClass(call, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (method.getBody() != null) {
                String use = "in " + method.getName();
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
                        add(use, literal, false);
                        return null;
                    }
                }.scan(method.getBody(), null);
            }
            return super.visitMethod(method, null);
        }

        private void hand(String use, List<? extends ExpressionTree> arguments) {
            arguments.forEach(argument -> leaves(use, argument, false));
        }

        /// What the value may be, not what other calls inside are given.
        private void leaves(String use, Tree value, boolean begins) {
            switch (value) {
                case LiteralTree literal -> add(use, literal, begins);
                case ParenthesizedTree inner -> leaves(use, inner.getExpression(), begins);
                case ConditionalExpressionTree either -> {
                    leaves(use, either.getTrueExpression(), begins);
                    leaves(use, either.getFalseExpression(), begins);
                }
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                    leaves(use, sum.getLeftOperand(), true);
                    if (!use.endsWith("text")) {
                        leaves(use, sum.getRightOperand(), false);
                    }
                }
                case SwitchExpressionTree choice -> cases(use, choice, begins);
                default -> {}
            }
        }

        private void cases(String use, SwitchExpressionTree choice, boolean begins) {
            choice.getCases().stream()
                    .map(each -> each.getBody())
                    .filter(ExpressionTree.class::isInstance)
                    .forEach(each -> leaves(use, each, begins));
        }

        private void add(String use, LiteralTree literal, boolean begins) {
            if (literal.getValue() instanceof String text) {
                found.add(new Literals(unit.file(), unit.line(literal), use, text, begins));
            }
        }
    }

    /// The method's own name.
    String method() {
        return use.substring(use.lastIndexOf('.') + 1);
    }

    String where() {
        return file.path() + ":" + line;
    }
}

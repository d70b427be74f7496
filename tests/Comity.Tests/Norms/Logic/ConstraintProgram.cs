using Comity.Norms.Logic;
using Google.OrTools.Sat;

namespace Comity.Tests.Norms.Logic;

/// <summary>Google's CP-SAT as an independent judge of clauses, and of formulas over integer variables.</summary>
internal static class ConstraintProgram
{
    /// <summary>Whether clauses can hold together.</summary>
    public static bool CanHold(int variables, IEnumerable<Comity.Norms.Logic.Literal[]> clauses)
    {
        var program = new CpModel();
        var booleans = Enumerable.Range(0, variables).Select(id => program.NewBoolVar($"{id}")).ToArray();
        foreach (var clause in clauses)
            program.AddBoolOr(clause.Select(literal => literal.IsNegated ? booleans[literal.Variable].Not() : booleans[literal.Variable]));
        return Ask(program);
    }

    /// <summary>Whether formulas can hold together.</summary>
    public static bool CanHold(FormulaStore store, params IEnumerable<Formula> formulas)
    {
        var program = new CpModel();
        var integers = store.Variables.Select(variable => program.NewIntVar(0, variable.Size - 1, variable.Name)).ToArray();
        foreach (var formula in formulas)
            program.AddBoolOr([Translate(program, store, integers, formula)]);
        return Ask(program);
    }

    private static ILiteral Translate(CpModel program, FormulaStore store, IntVar[] integers, Formula formula)
    {
        var literal = program.NewBoolVar("");
        if (store.KindOf(formula.Index) == FormulaKind.Atom)
        {
            var variable = store.VariableOf(formula.Index);
            var set = store.ValuesOf(formula.Index);
            program.AddLinearExpressionInDomain(integers[variable], Domain(set)).OnlyEnforceIf(literal);
            program.AddLinearExpressionInDomain(integers[variable], Domain(store.Variables[variable].All & ~set)).OnlyEnforceIf(literal.Not());
        }
        else
        {
            var operands = store.OperandsOf(formula.Index).Select(operand => Translate(program, store, integers, operand)).ToArray();
            program.AddBoolAnd(operands).OnlyEnforceIf(literal);
            program.AddBoolOr(operands.Select(operand => operand.Not()).Append(literal));
        }

        return formula.IsNegated ? literal.Not() : literal;
    }

    private static Google.OrTools.Util.Domain Domain(ulong set) =>
        Google.OrTools.Util.Domain.FromValues([.. Enumerable.Range(0, 64).Where(value => (set >> value & 1) != 0).Select(value => (long)value)]);

    private static bool Ask(CpModel program) => new CpSolver { StringParameters = "num_workers:1" }.Solve(program) switch
    {
        CpSolverStatus.Optimal or CpSolverStatus.Feasible => true,
        CpSolverStatus.Infeasible => false,
        var status => throw new InvalidOperationException($"CP-SAT answered `{status}`."),
    };
}

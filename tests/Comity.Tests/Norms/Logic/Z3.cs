using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Comity.Norms.Logic;

namespace Comity.Tests.Norms.Logic;

/// <summary>
/// Microsoft's Z3 as an independent judge: Debian's libz3-4 through five of its functions, spoken to in SMT-LIB 2.
/// Each variable of a space is one Boolean a value; each formula that was declared has a name to ask about.
/// </summary>
internal sealed class Z3 : IDisposable
{
    private const string Library = "libz3.so.4";

    private readonly nint context;

    /// <summary>Starts a context for one logic; QF_FD is Z3's incremental SAT solver, the empty text its general one.</summary>
    public Z3(string logic = "QF_FD")
    {
        var configuration = Z3_mk_config();
        context = Z3_mk_context(configuration);
        Z3_del_config(configuration);
        if (logic.Length > 0)
            Run($"(set-logic {logic})");
    }

    /// <summary>Whether the library is on this machine.</summary>
    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>The text that declares the variables of a store and says that each has exactly one value.</summary>
    public static string Declarations(FormulaStore store)
    {
        var text = new StringBuilder();
        foreach (var variable in store.Variables)
        {
            for (var value = 0; value < variable.Size; value++)
                text.AppendLine(Invariant($"(declare-const {Name(variable.Id, value)} Bool)"));
            var values = string.Join(' ', Enumerable.Range(0, variable.Size).Select(value => Name(variable.Id, value)));
            text.AppendLine(Invariant($"(assert (or {values} false))"));
            for (var left = 0; left < variable.Size; left++)
                for (var right = left + 1; right < variable.Size; right++)
                    text.AppendLine(Invariant($"(assert (not (and {Name(variable.Id, left)} {Name(variable.Id, right)})))"));
        }

        return text.ToString();
    }

    /// <summary>The name of "this variable has this value".</summary>
    public static string Name(int variable, int value) => Invariant($"v{variable}_{value}");

    /// <summary>A formula in SMT-LIB.</summary>
    public static string Text(FormulaStore store, Formula formula)
    {
        var text = store.KindOf(formula.Index) switch
        {
            FormulaKind.True => "true",
            FormulaKind.Atom => AtomText(store, formula.Index),
            _ => $"(and {string.Join(' ', store.OperandsOf(formula.Index).Select(operand => Text(store, operand)))})",
        };
        return formula.IsNegated ? $"(not {text})" : text;
    }

    /// <summary>Whether assertions, all formulas given as text, can hold together.</summary>
    public bool CanHold(params IEnumerable<string> formulas)
    {
        var assertions = string.Concat(formulas.Select(formula => $"(assert {formula})"));
        return Answers($"(push){assertions}(check-sat)(pop)").Single();
    }

    /// <summary>Runs SMT-LIB commands and returns the answers to their questions.</summary>
    public bool[] Answers(string commands) => Array.ConvertAll(
        Run(commands).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        line => line switch
        {
            "sat" => true,
            "unsat" => false,
            _ => throw new InvalidOperationException($"Z3 answered `{line}`."),
        });

    /// <summary>Runs SMT-LIB commands and returns what they print.</summary>
    public string Run(string commands) => Marshal.PtrToStringUTF8(Z3_eval_smtlib2_string(context, commands)) ?? "";

    /// <summary>Ends the context.</summary>
    public void Dispose() => Z3_del_context(context);

    private static string AtomText(FormulaStore store, int index)
    {
        var values = Enumerable.Range(0, 64).Where(value => (store.ValuesOf(index) >> value & 1) != 0);
        return $"(or {string.Join(' ', values.Select(value => Name(store.VariableOf(index), value)))})";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [DllImport(Library)]
    private static extern nint Z3_mk_config();

    [DllImport(Library)]
    private static extern void Z3_del_config(nint configuration);

    [DllImport(Library)]
    private static extern nint Z3_mk_context(nint configuration);

    [DllImport(Library)]
    private static extern void Z3_del_context(nint context);

    [DllImport(Library, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern nint Z3_eval_smtlib2_string(nint context, string commands);
}

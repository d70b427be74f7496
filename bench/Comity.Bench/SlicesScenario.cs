using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Comity.Norms.Logic;

namespace Comity.Bench;

/// <summary>A rule as every engine can express it: conditions on facts, combined.</summary>
internal abstract record Rule
{
    /// <summary>The rule as a formula.</summary>
    public abstract Formula ToFormula(FormulaStore store);

    /// <summary>The rule as a C# expression over an array of facts.</summary>
    public abstract string ToExpression();

    /// <summary>The rule as JSON for the engines from npm.</summary>
    public abstract JsonNode ToJson();
}

/// <summary>A comparison of a fact with a value.</summary>
internal sealed record Condition(int Fact, string Comparison, int Value) : Rule
{
    public override Formula ToFormula(FormulaStore store) => store.Atom(Fact, Comparison switch
    {
        "==" => 1UL << Value,
        "!=" => ~(1UL << Value),
        ">=" => ulong.MaxValue << Value,
        _ => (2UL << Value) - 1,
    });

    public override string ToExpression() => $"fact[{Fact}] {Comparison} {Value}";

    public override JsonNode ToJson() => new JsonObject { ["fact"] = Fact, ["operator"] = Comparison, ["value"] = Value };
}

/// <summary>All parts hold, or any of them.</summary>
internal sealed record Combination(bool All, params ImmutableArray<Rule> Parts) : Rule
{
    public override Formula ToFormula(FormulaStore store)
    {
        Formula[] parts = [.. Parts.Select(part => part.ToFormula(store))];
        return All ? store.And(parts) : store.Or(parts);
    }

    public override string ToExpression() => $"({string.Join(All ? " && " : " || ", Parts.Select(part => part.ToExpression()))})";

    public override JsonNode ToJson() => new JsonObject { [All ? "all" : "any"] = new JsonArray([.. Parts.Select(part => part.ToJson())]) };
}

/// <summary>The part does not hold.</summary>
internal sealed record Negation(Rule Part) : Rule
{
    public override Formula ToFormula(FormulaStore store) => !Part.ToFormula(store);

    public override string ToExpression() => $"!({Part.ToExpression()})";

    public override JsonNode ToJson() => new JsonObject { ["not"] = Part.ToJson() };
}

/// <summary>The same 30 facts, 20 rules of 6 conditions and 100,000 records in every run.</summary>
internal sealed class SlicesScenario
{
    public const int RecordCount = 100_000;
    private const int FactCount = 30;
    private const int RuleCount = 20;

    private readonly Random random = new(20);

    public SlicesScenario()
    {
        Store = new([.. Enumerable.Range(0, FactCount).Select(id => new Variable(id, $"f{id}", id % 3 == 0 ? 2 : random.Next(3, 8)))]);
        Rules = [.. Enumerable.Range(0, RuleCount).Select(MakeRule)];
        Formulas = [.. Rules.Select(rule => rule.ToFormula(Store))];
        Records = [.. Enumerable.Range(0, RecordCount).Select(_ => Store.Variables.Select(fact => random.Next(fact.Size)).ToArray())];
    }

    public FormulaStore Store { get; }

    public ImmutableArray<Rule> Rules { get; }

    public ImmutableArray<Formula> Formulas { get; }

    public int[][] Records { get; }

    /// <summary>The first records as columns; a fifth of the facts unknown, or none.</summary>
    public CaseColumns Columns(int count, bool someUnknown)
    {
        var columns = new CaseColumns(Store.Variables, count);
        var draw = new Random(5);
        for (var i = 0; i < count; i++)
            foreach (var fact in Store.Variables)
                if (!someUnknown || draw.Next(5) != 0)
                    columns.Know(i, fact.Id, Records[i][fact.Id]);
        return columns;
    }

    /// <summary>One in four rules treats two grades of one fact differently, so that the fact stands in it twice.</summary>
    private Rule MakeRule(int place) => (place % 4) switch
    {
        0 => new Combination(true, Draw(), Draw(), Draw(), new Combination(false, Draw(), Draw(), Draw())),
        1 => new Combination(true, Draw(), Draw(), new Combination(false, Draw(), Draw()), new Negation(new Combination(true, Draw(), Draw()))),
        2 => new Combination(false, new Combination(true, Draw(), Draw(), Draw()), new Combination(true, Draw(), Draw(), Draw())),
        _ => MakeGradedRule(3 * random.Next(FactCount / 3) + 2),
    };

    private Combination MakeGradedRule(int fact)
    {
        var grade = random.Next(1, Store.Variables[fact].Size);
        var grave = new Combination(true, new Condition(fact, ">=", grade), Draw());
        var light = new Combination(true, new Condition(fact, "<=", grade - 1), Draw());
        return new(true, Draw(), Draw(), new Combination(false, grave, light));
    }

    private Condition Draw()
    {
        var fact = Store.Variables[random.Next(FactCount)];
        var comparison = (fact.Id % 3) switch
        {
            0 => "==",
            1 => random.Next(2) == 0 ? "==" : "!=",
            _ => random.Next(2) == 0 ? ">=" : "<=",
        };
        return new(fact.Id, comparison, random.Next(fact.Size));
    }
}

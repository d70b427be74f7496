using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity;

/// <summary>One rule as the process asks it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mark">Where it comes from and where it is written.</param>
/// <param name="Ask">Asks it.</param>
public sealed record AskedRule(string Name, RuleAttribute Mark, Func<Picture, Attempt, Refusal?> Ask);

/// <summary>What the process knows of an act type: the line of its table, and the rules of all rooms.</summary>
/// <param name="Line">The line of its table.</param>
/// <param name="Rules">The rules it is held against, beside those for every act, in the order of the rooms.</param>
public sealed record ActKind(ActLine Line, ImmutableArray<AskedRule> Rules) : ActLine(Line)
{
    /// <summary>What the tables say of its files, in the order of the rooms.</summary>
    public ImmutableArray<Func<Act, string, FileTerms?>> Files { get; init; } = [];

    /// <summary>Finds the files that it makes public by adoption in the picture after it; null for an act that adopts nothing.</summary>
    public Func<Picture, Effect, IEnumerable<Hash>>? Adopts { get; init; }
}

/// <summary>Joins the tables of the procedures, each with the room whose picture its rules ask.</summary>
public sealed class ActTables
{
    private readonly List<ActLine> lines = [];
    private readonly List<(Type Act, AskedRule Rule)> rules = [];
    private readonly List<TableFiles> files = [];
    private readonly Dictionary<Type, Func<Picture, Effect, IEnumerable<Hash>>> adoptions = [];

    /// <summary>The act types in the order of their tables.</summary>
    public ImmutableArray<ActKind> Kinds
    {
        get
        {
            var ofAct = rules.ToLookup(rule => rule.Act, rule => rule.Rule);
            var filesOf = files.ToLookup(said => said.Act, said => said.Of);
            return
            [
                .. lines.Select(line => new ActKind(line, [.. ofAct[line.Type]])
                {
                    Files = [.. filesOf[line.Type]], Adopts = adoptions.GetValueOrDefault(line.Type),
                }),
            ];
        }
    }

    /// <summary>Adds tables of one room.</summary>
    public ActTables Of<TRoom>(Func<Picture, TRoom> room, params ReadOnlySpan<ActTable<TRoom>> tables)
    {
        foreach (var table in tables)
        {
            lines.AddRange(table.Lines);
            files.AddRange(table.Files);
            foreach (var adoption in table.Adoptions)
                adoptions[adoption.Act] = (picture, effect) => adoption.Of(room(picture), effect);
            foreach (var rule in table.Rules)
                rules.Add((rule.Act, new(rule.Name, rule.Mark, (picture, attempt) => rule.Ask(room(picture), attempt))));
        }
        return this;
    }
}

using System.Collections.Immutable;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>One rule as the table of a procedure asks it.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <param name="Act">The type of act that is held against it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mark">Where it comes from and where it is written.</param>
/// <param name="Ask">Asks it.</param>
public sealed record TableRule<TRoom>(Type Act, string Name, RuleAttribute Mark, Func<TRoom, Attempt, Refusal?> Ask);

/// <summary>What a table says of the files of one act.</summary>
/// <param name="Act">The type of act.</param>
/// <param name="Of">What it says of the file in a field; null where the type of the field says it, or an earlier table.</param>
public sealed record TableFiles(Type Act, Func<Act, string, FileTerms?> Of);

/// <summary>The files that one act makes public because it adopts the document that they are of.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <param name="Act">The type of act.</param>
/// <param name="Of">Finds them in the room as it is after the act.</param>
public sealed record TableAdoption<TRoom>(Type Act, Func<TRoom, Effect, IEnumerable<Hash>> Of);

/// <summary>The table of a procedure: act by act, who may do it, which rules it is held against, who is notified.</summary>
/// <typeparam name="TRoom">The picture of the room: its own registers and those of the rooms before it.</typeparam>
/// <param name="procedure">The procedure's name in the texts.</param>
public sealed class ActTable<TRoom>(string procedure)
{
    private readonly List<ActLine> lines = [];
    private readonly List<TableRule<TRoom>> rules = [];
    private readonly List<TableFiles> files = [];
    private readonly List<TableAdoption<TRoom>> adoptions = [];

    /// <summary>The acts of the procedure, in the order in which they were written down.</summary>
    public ImmutableArray<ActLine> Lines => [.. lines];

    /// <summary>The rules, in the order in which they are asked: those of the procedure's own acts, and those added to acts of earlier rooms.</summary>
    public ImmutableArray<TableRule<TRoom>> Rules => [.. rules];

    /// <summary>What it says of the files of acts: of its own, and of those of earlier rooms.</summary>
    public ImmutableArray<TableFiles> Files => [.. files];

    /// <summary>Which files its acts make public by adoption.</summary>
    public ImmutableArray<TableAdoption<TRoom>> Adoptions => [.. adoptions];

    /// <summary>An act of the procedure.</summary>
    /// <param name="roles">Who may do it.</param>
    /// <param name="sample">An example of it, with an invented State.</param>
    /// <param name="more">Its rules, and what else the table says of it.</param>
    public ActTable<TRoom> Act<TAct>(Role roles, Func<TAct> sample, Action<ActRow<TRoom, TAct>>? more = null)
        where TAct : Act
    {
        var row = new ActRow<TRoom, TAct>(new(typeof(TAct), procedure, roles, sample), this);
        more?.Invoke(row);
        lines.Add(row.Line);
        return this;
    }

    /// <summary>More rules, and more about files, for an act of an earlier room or procedure.</summary>
    public ActTable<TRoom> Also<TAct>(Action<RuleRow<TRoom, TAct>> more)
        where TAct : Act
    {
        more(new(this, typeof(TAct)));
        return this;
    }

    internal void Add(TableRule<TRoom> rule) => rules.Add(rule);

    internal void Add(TableFiles said) => files.Add(said);

    internal void Add(TableAdoption<TRoom> adoption) => adoptions.Add(adoption);
}

/// <summary>Writes down the rules of one act.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <typeparam name="TAct">The act.</typeparam>
public sealed class RuleRow<TRoom, TAct>
    where TAct : Act
{
    private readonly ActTable<TRoom> table;
    private readonly Type type;

    /// <summary>The rules of an act, asked of it or of a later version of it.</summary>
    internal RuleRow(ActTable<TRoom> table, Type type) => (this.table, this.type) = (table, type);

    /// <summary>Rules that ask one register, or the picture of the room.</summary>
    public RuleRow<TRoom, TAct> In<TRegister>(Func<TRoom, TRegister> register, params ReadOnlySpan<Rule<TRegister, TAct>> asked)
    {
        foreach (var rule in asked)
            table.Add(Asked(register, rule));
        return this;
    }

    /// <summary>What a file is to the act, where the type of its field does not say it; null leaves it to the type, or to an earlier table.</summary>
    /// <param name="of">The answer for an act and the name of its field.</param>
    public RuleRow<TRoom, TAct> Files(Func<TAct, string, FileTerms?> of)
    {
        table.Add(new TableFiles(typeof(TAct), (act, field) => of((TAct)act, field)));
        return this;
    }

    private TableRule<TRoom> Asked<TRegister>(Func<TRoom, TRegister> register, Rule<TRegister, TAct> rule) => new(
        type,
        rule.Method.Name,
        RuleAttribute.Of(rule),
        (room, attempt) => rule(register(room), attempt, attempt.Act as TAct ?? (TAct)Effect.Lifted(attempt.Act)));
}

/// <summary>Writes down what a table says of one act.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <typeparam name="TAct">The act.</typeparam>
public sealed class ActRow<TRoom, TAct>
    where TAct : Act
{
    private readonly RuleRow<TRoom, TAct> rules;
    private readonly ActTable<TRoom> table;

    internal ActRow(ActLine line, ActTable<TRoom> table) => (Line, this.table, rules) = (line, table, new(table, typeof(TAct)));

    internal ActLine Line { get; private set; }

    /// <summary>Rules that ask one register, or the picture of the room.</summary>
    public ActRow<TRoom, TAct> In<TRegister>(Func<TRoom, TRegister> register, params ReadOnlySpan<Rule<TRegister, TAct>> asked)
    {
        rules.In(register, asked);
        return this;
    }

    /// <summary>Rules of the earlier version, asked of what this one means in it.</summary>
    public ActRow<TRoom, TAct> AsEarlier<TEarlier>(Action<RuleRow<TRoom, TEarlier>> more)
        where TEarlier : Act
    {
        more(new(table, typeof(TAct)));
        return this;
    }

    /// <summary>What a file is to the act, where the type of its field does not say it.</summary>
    /// <param name="of">The answer for an act and the name of its field.</param>
    public ActRow<TRoom, TAct> Files(Func<TAct, string, FileTerms?> of)
    {
        rules.Files(of);
        return this;
    }

    /// <summary>The files that it makes public because it adopts the document that they are of.</summary>
    /// <param name="of">Finds them in the room as it is after the act.</param>
    public ActRow<TRoom, TAct> Adopts(Func<TRoom, Effect, TAct, IEnumerable<Hash>> of)
    {
        table.Add(new TableAdoption<TRoom>(typeof(TAct), (room, effect) => of(room, effect, (TAct)effect.Act)));
        return this;
    }

    /// <summary>Who is notified when it takes effect.</summary>
    public ActRow<TRoom, TAct> Told(Audience audience) => With(Line with { Told = audience });

    /// <summary>It is conduct of a meeting.</summary>
    public ActRow<TRoom, TAct> Conduct() => With(Line with { IsConduct = true });

    /// <summary>Where it may be entered.</summary>
    public ActRow<TRoom, TAct> Entered(Space space) => With(Line with { Space = space });

    /// <summary>What was sealed before it must stand in a sheet.</summary>
    public ActRow<TRoom, TAct> AfterSheet() => With(Line with { NeedsSheet = true });

    /// <summary>It closes a consultation: the votes that wait on it come first.</summary>
    public ActRow<TRoom, TAct> AfterVotesOn(Func<TAct, string> consultation) => With(Line with { ClosesVotesOn = act => consultation((TAct)act) });

    private ActRow<TRoom, TAct> With(ActLine line)
    {
        Line = line;
        return this;
    }
}

using System.Collections.Immutable;

namespace Comity.Record.Entries;

/// <summary>One rule as the table of a procedure asks it.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <param name="Act">The type of act that is held against it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mark">Where it comes from and where it is written.</param>
/// <param name="Ask">Asks it.</param>
public sealed record TableRule<TRoom>(Type Act, string Name, RuleAttribute Mark, Func<TRoom, Attempt, Refusal?> Ask);

/// <summary>The table of a procedure: act by act, who may do it, which rules it is held against, who is notified.</summary>
/// <typeparam name="TRoom">The picture of the room: its own registers and those of the rooms before it.</typeparam>
/// <param name="procedure">The procedure's name in the texts.</param>
public sealed class ActTable<TRoom>(string procedure)
{
    private readonly List<ActLine> lines = [];
    private readonly List<TableRule<TRoom>> rules = [];

    /// <summary>The acts of the procedure, in the order in which they were written down.</summary>
    public ImmutableArray<ActLine> Lines => [.. lines];

    /// <summary>The rules, in the order in which they are asked: those of the procedure's own acts, and those added to acts of earlier rooms.</summary>
    public ImmutableArray<TableRule<TRoom>> Rules => [.. rules];

    /// <summary>An act of the procedure.</summary>
    /// <param name="roles">Who may do it.</param>
    /// <param name="sample">An example of it, with an invented State.</param>
    /// <param name="more">Its rules, and what else the table says of it.</param>
    public ActTable<TRoom> Act<TAct>(Role roles, Func<TAct> sample, Action<ActRow<TRoom, TAct>>? more = null)
        where TAct : Act
    {
        var row = new ActRow<TRoom, TAct>(new(typeof(TAct), procedure, roles, sample), rules);
        more?.Invoke(row);
        lines.Add(row.Line);
        return this;
    }

    /// <summary>More rules for an act of an earlier room or procedure.</summary>
    public ActTable<TRoom> Also<TAct>(Action<RuleRow<TRoom, TAct>> more)
        where TAct : Act
    {
        more(new(rules, typeof(TAct)));
        return this;
    }
}

/// <summary>Writes down the rules of one act.</summary>
/// <typeparam name="TRoom">The picture of the room.</typeparam>
/// <typeparam name="TAct">The act.</typeparam>
public sealed class RuleRow<TRoom, TAct>
    where TAct : Act
{
    private readonly List<TableRule<TRoom>> rules;
    private readonly Type type;

    /// <summary>The rules of an act, asked of it or of a later version of it.</summary>
    internal RuleRow(List<TableRule<TRoom>> rules, Type type) => (this.rules, this.type) = (rules, type);

    /// <summary>Rules that ask one register, or the picture of the room.</summary>
    public RuleRow<TRoom, TAct> In<TRegister>(Func<TRoom, TRegister> register, params ReadOnlySpan<Rule<TRegister, TAct>> asked)
    {
        foreach (var rule in asked)
            rules.Add(Asked(register, rule));
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
    private readonly List<TableRule<TRoom>> all;
    private readonly RuleRow<TRoom, TAct> rules;

    internal ActRow(ActLine line, List<TableRule<TRoom>> rules) => (Line, all, this.rules) = (line, rules, new(rules, typeof(TAct)));

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
        more(new(all, typeof(TAct)));
        return this;
    }

    /// <summary>Who is notified when it takes effect.</summary>
    public ActRow<TRoom, TAct> Told(Audience audience) => With(Line with { Told = audience });

    /// <summary>It is conduct of a meeting.</summary>
    public ActRow<TRoom, TAct> Conduct() => With(Line with { IsConduct = true });

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

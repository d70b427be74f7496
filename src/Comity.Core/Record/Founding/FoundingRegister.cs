using Comity.Record.Entries;

namespace Comity.Record.Founding;

/// <summary>What process this is and under which rules it runs.</summary>
/// <param name="Begun">The first act; null in an empty record.</param>
/// <param name="Rules">The rules of procedure in force.</param>
/// <param name="RulesSince">The position of the entry that put them into force.</param>
/// <param name="Attestor">The server's key for attesting sessions.</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
public sealed record FoundingRegister(BeginRecord? Begun, RulesOfProcedure Rules, long RulesSince, string Attestor, IReadOnlyList<string> Sites)
{
    /// <summary>The organisation that serves as secretariat.</summary>
    public string Secretariat { get; init; } = "";

    /// <summary>The pseudonym of its first person.</summary>
    public string Secretary { get; init; } = "";

    /// <summary>Before the first entry.</summary>
    public static FoundingRegister Empty { get; } = new(null, new RulesOfProcedure(1, 30, 24, [], []), 0, "", []);

    /// <summary>The register after an act took effect.</summary>
    public FoundingRegister Apply(Effect effect) => effect.Act switch
    {
        BeginRecord act => new(act, act.Rules, effect.Position, act.Attestor, act.Sites) { Secretariat = act.Secretariat, Secretary = act.Secretary },
        AdoptRules act => this with { Rules = act.Rules, RulesSince = effect.Position },
        ChangeServer act => this with { Attestor = act.Attestor, Sites = act.Sites },
        HandOverSecretariat act => this with { Secretariat = act.Organization, Secretary = act.Secretary, Attestor = act.Attestor, Sites = act.Sites },
        _ => this,
    };
}

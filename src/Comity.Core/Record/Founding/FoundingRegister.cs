using Comity.Record.Entries;

namespace Comity.Record.Founding;

/// <summary>What a process says of itself.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Secretariat">The organisation that serves as secretariat.</param>
/// <param name="Ceiling">The highest classification that the installation may hold.</param>
public sealed record ProcessDescription(string Title, string Secretariat, string Ceiling)
{
    /// <summary>The most characters of each.</summary>
    public const int LongestText = 200;

    /// <summary>The description in an act; null where it holds none.</summary>
    public static ProcessDescription? In(Act act) => act switch
    {
        BeginRecord begin => new(begin.Title, begin.Secretariat, begin.Ceiling),
        DescribeProcess describe => new(describe.Title, describe.Secretariat, describe.Ceiling),
        _ => null,
    };
}

/// <summary>What process this is and under which rules it runs.</summary>
/// <param name="Begun">The first act; null in an empty record.</param>
/// <param name="Rules">The rules of procedure in force.</param>
/// <param name="RulesSince">The position of the entry that put them into force.</param>
/// <param name="Attestor">The server's key for attesting sessions.</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
/// <param name="Description">What the process says of itself now; null in an empty record.</param>
public sealed record FoundingRegister(
    BeginRecord? Begun, RulesOfProcedure Rules, long RulesSince, string Attestor, IReadOnlyList<string> Sites, ProcessDescription? Description)
{
    /// <summary>The organisation that serves as secretariat.</summary>
    public string Secretariat => Description?.Secretariat ?? "";

    /// <summary>The pseudonym of its first person.</summary>
    public string Secretary { get; init; } = "";

    /// <summary>Before the first entry.</summary>
    public static FoundingRegister Empty { get; } = new(null, new RulesOfProcedure(1, 30, 24, [], []), 0, "", [], null);

    /// <summary>The register after an act took effect.</summary>
    public FoundingRegister Apply(Effect effect) => effect.Act switch
    {
        BeginRecord act => new(act, act.Rules, effect.Position, act.Attestor, act.Sites, ProcessDescription.In(act)) { Secretary = act.Secretary },
        DescribeProcess act => this with { Description = ProcessDescription.In(act) },
        AdoptRules act => this with { Rules = act.Rules, RulesSince = effect.Position },
        ChangeServer act => this with { Attestor = act.Attestor, Sites = act.Sites },
        HandOverSecretariat act => this with
        {
            Description = Description is { } said ? said with { Secretariat = act.Organization } : null, Secretary = act.Secretary, Attestor = act.Attestor,
            Sites = act.Sites,
        },
        _ => this,
    };
}

using Comity.Record.Entries;

namespace Comity.Record.Founding;

/// <summary>The table of the acts about founding the process: who may do each, under which rules, who is notified, and a sample.</summary>
public static class FoundingTable
{
    private static readonly RulesOfProcedure Rules =
        new(FoundingRules.LastEdition, 30, 24, [new("AdoptText", SignatureLevel.Passkey)], [new("IssueCredentials", ReceivedEffect.AtOnce)], 5, 4, 4096);

    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("founding")
        .Act<BeginRecord>(
            Role.Server,
            () => new(
                "norms.example.org/log", "A process on responsible State behaviour", "The secretariat", Sample.Person, ["https://norms.example.org"],
                Sample.Key, "Unclassified", Rules),
            act => act
                .In(record => record.Founding, FoundingRules.EditionIsKnown, FoundingRules.TermsAreReasonable, FoundingRules.FirstKeyNeedsNone)
                .In(record => record.Founding, FoundingRules.EditionBringsItsTerms)
                .In(record => record.Founding, FoundingRules.OriginIsName, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins)
                .In(record => record.Founding, FoundingRules.ProcessIsNamedBriefly))
        .Act<DescribeProcess>(
            Role.Secretariat | Role.Chair,
            () => new("A process on responsible State behaviour", "The secretariat", "Unclassified", "Decision 2026/2"),
            act => act
                .In(record => record.Founding, FoundingRules.ProcessIsNamedBriefly, FoundingRules.DescriptionIsNew))
        .Act<AdoptRules>(Role.Secretariat | Role.Chair | Role.Body, () => new(Rules, "Decision 2026/1"), act => act
            .In(record => record.Founding, FoundingRules.EditionIsKnown, FoundingRules.TermsAreReasonable, FoundingRules.FirstKeyNeedsNone)
            .In(record => record.Founding, FoundingRules.EditionBringsItsTerms))
        .Act<ChangeServer>(Role.Secretariat, () => new(Sample.Key, ["https://norms.example.org"], "The server moved"), act => act
            .In(record => record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins, FoundingRules.NewKeyIsHeld))
        .Act<ChangeServerProven>(Role.Secretariat, () => new(Sample.Key, Sample.Signature, ["https://norms.example.org"], "The server moved"), act => act
            .In(record => record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins)
            .In(record => record.Founding, FoundingRules.NewKeyIsHeld, FoundingRules.ServerIsChangedWithKey))
        .Act<HandOverSecretariat>(
            Role.Secretariat,
            () => new("Another secretariat", Sample.Person, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", ["https://norms.example.org"], "Decision 2026/8"),
            act => act
                .In(record => record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins, FoundingRules.SecretariatGoesElsewhere)
                .In(record => record.Founding, FoundingRules.NewKeyIsHeld))
        .Act<HandOverSecretariatProven>(
            Role.Secretariat | Role.Body,
            () => new("Another secretariat", Sample.Person, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", Sample.Signature, ["https://norms.example.org"],
                "Decision 2026/8"),
            act => act
                .In(record => record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins, FoundingRules.SecretariatGoesElsewhere)
                .In(record => record.Founding, FoundingRules.NewKeyIsHeld, FoundingRules.ServerIsChangedWithKey));
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Forum.Carrying;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Notices;
using Comity.Forum.Paragraphs;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Members.Entitlements;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity;

/// <summary>The one place that knows every act, who may do it, and which rules it is held against.</summary>
public static class Process
{
    /// <summary>Every act of the process, room by room.</summary>
    public static ImmutableArray<ActKind> Acts { get; } = new ActTables()
        .Of(p => p.Record, FoundingTable.Acts, KeyTable.Acts, ReceivedTable.Acts, SealingTable.Acts, LotTable.Acts, FigureTable.Acts)
        .Of(p => p.Files, FileTable.Acts)
        .Of(p => p.Members, ParticipantTable.Acts, AccreditationTable.Acts, CredentialTable.Acts, DelegationTable.Acts, RightsTable.Acts, ReaderTable.Acts)
        .Of(p => p.Norms, TextTable.Acts)
        .Of(p => p.Forum, ProcedureTable.Acts, CommitmentTable.Acts, SilenceTable.Acts, DecisionTable.Acts, CarryingTable.Acts, GroundTable.Acts)
        .Of(p => p.Forum, NoticeTable.Acts, MeetingTable.Acts)
        .Of(p => p.Forum, ChairTable.Acts, DocumentTable.Acts, ParagraphTable.Acts)
        .Of(p => p.Negotiation, ConsultationTable.Acts)
        .Of(p => p, new ActTable<Picture>("process")
            .Also<BeginRecord>(act => act.In(p => p, ProcessRules.ActsAreKnown))
            .Also<AdoptRules>(act => act.In(p => p, ProcessRules.ActsAreKnown))
            .Also<IssueCredentials>(act => act.In(p => p, ProcessRules.ActsAreKnown))
            .Also<PutDecisionCarrying>(act => act.In(p => p, ProcessRules.CarriedActPasses))
            .Also<BeginSilenceCarrying>(act => act.In(p => p, ProcessRules.CarriedActPasses))
            .Also<EnterInstrument>(act => act.In(p => p, ProcessRules.CarriedActPasses))
            .Also<CarryOut>(act => act.In(p => p, ProcessRules.CarriedOutActIsTheOneNamed))
            .Also<SetCompetence>(act => act.In(p => p, ProcessRules.ActsAreKnown))
            .Also<EnterSealedVotes>(act => act.In(p => p.Record.Founding.Rules, ConsultationRules.VotesHaveTheSize)))
        .Kinds;

    private static readonly FrozenDictionary<Type, ActKind> ByType = Acts.ToFrozenDictionary(kind => kind.Type);

    private static readonly FrozenDictionary<string, ActKind> ByName = Acts.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly ImmutableArray<AskedStatementRule> OfEveryStatement =
    [
        Asked(StatementRules.StatementIsForThisLog),
        Asked(StatementRules.StatementSawWhatIs),
        Asked(StatementRules.StatementIsNew),
        Asked(StatementRules.TextsSaySomething),
        Asked(StatementRules.ValuesAreExact),
        Asked(StatementRules.SignatureHolds),
        Asked(StatementRules.SignatureIsEnough),
    ];

    /// <summary>The version of each kind of act that is entered today, by the name of the kind.</summary>
    public static FrozenDictionary<string, ActKind> Kinds { get; } =
        Acts.GroupBy(kind => kind.Kind).ToFrozenDictionary(versions => versions.Key, versions => versions.Last(), StringComparer.Ordinal);

    /// <summary>Asked after the rules of the act itself: what these say of a thing is plainer than that it is not there.</summary>
    private static readonly AskedRule WhatIsNamed = OfAny(ProcessRules.WhatIsNamedExists);

    /// <summary>Asked before the rules of the act: who confirms anew may find that nothing else is wrong.</summary>
    private static readonly AskedRule Confirmation = OfAny(ProcessRules.ConfirmationIsFresh);

    /// <summary>Asked after the rules of the act, of every kind that the terms name.</summary>
    private static readonly RuleAttribute OnGround = RuleAttribute.Of(GroundRules.GroundIsADecision);

    /// <summary>Asked last: what the other rules say of an act is plainer.</summary>
    private static readonly AskedRule WayBack = OfAny(ProcessRules.SomebodyCanUndoIt);

    /// <summary>What is asked where an act is entered, beside its rules: it needs what no entry holds.</summary>
    private static readonly ImmutableArray<(string Name, RuleAttribute Mark)> AtTheDoor =
    [
        Named(FileRules.FileIsSentByItsActor), Named(FileRules.LimitedFileIsOpenedByItsOwner), Named(FileRules.FileIsNotTakenBack),
        Named(FileRules.RecalledFileWasNotServed), Named(FileRules.WithheldFileIsNamed), Named(NormRules.NormIsInModel), Named(FoundingRules.ServerHoldsItsKey),
        Named(FoundingRules.EditionProtectsTheServer),
    ];

    /// <summary>Reads and writes every act.</summary>
    public static ActJson Json { get; } = new(Acts.Select(kind => kind.Type));

    /// <summary>Every rule with its mark, in the order of its name.</summary>
    public static ImmutableArray<(string Name, RuleAttribute Mark)> Rules { get; } =
    [
        .. Acts.SelectMany(kind => kind.Rules).Select(rule => (rule.Name, rule.Mark))
            .Concat(OfEveryStatement.Select(rule => (rule.Name, rule.Mark)))
            .Concat([Named(FoundingRules.RecordBeginsOnce), Named(CredentialRules.PersonMayActSo), Named(ProcessRules.RoleMayDoThis),
                Named(ProcessRules.ActIsEnteredWhereItBelongs)])
            .Concat(AtTheDoor)
            .Concat([Named(ProcessRules.TimeGoesForward), Named(ProcessRules.ClockEntersWhatIsDue), Named(ProcessRules.EntryFits),
                Named(ProcessRules.WhatIsNamedExists), Named(ProcessRules.ConfirmationIsFresh), Named(ProcessRules.SomebodyCanUndoIt),
                Named(CarryingRules.CarriedActsAgree), Named(GroundRules.GroundIsADecision)])
            .DistinctBy(rule => rule.Name)
            .OrderBy(rule => rule.Name, StringComparer.Ordinal),
    ];

    /// <summary>What the process knows of an act type, by its name; null when there is none.</summary>
    public static ActKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The version of a kind that is entered today, by the name of the kind or of any version; null when there is none.</summary>
    public static ActKind? Latest(string name) => Kinds.GetValueOrDefault(ActName.KindOf(name));

    /// <summary>The sample of an act as JSON.</summary>
    public static JsonNode Sample(ActKind kind) => JsonSerializer.SerializeToNode(kind.Sample(), Json.Options)!;

    /// <summary>What the process knows of an act.</summary>
    public static ActKind KindOf(Act act) => ByType[act.GetType()];

    /// <summary>Whether a refusal says that the act is not for this person in this capacity.</summary>
    public static bool IsAboutRole(Refusal refusal) => refusal.Rule is nameof(CredentialRules.PersonMayActSo) or nameof(ProcessRules.RoleMayDoThis);

    /// <summary>Asks the rules in force whether a statement may be entered. No refusal: it may.</summary>
    /// <param name="picture">The registers.</param>
    /// <param name="attempt">The statement, its time and its level.</param>
    /// <param name="isRepeated">Whether this person has used this nonce before.</param>
    /// <param name="fault">What is wrong with the signature; null when it holds.</param>
    public static ImmutableArray<Refusal> Ask(Picture picture, Attempt attempt, bool isRepeated, string? fault)
    {
        var founding = picture.Record.Founding;
        if (FoundingRules.RecordBeginsOnce(founding, attempt, attempt.Act) is { } disorder)
            return [disorder];
        var context = new StatementContext(founding, picture.Size, isRepeated, fault);
        var edition = founding.Rules.Edition;
        ImmutableArray<Refusal> general = [.. OfEveryStatement.Where(rule => rule.Mark.Holds(edition)).Select(rule => rule.Ask(context, attempt))
            .OfType<Refusal>()];
        return general.IsEmpty ? AskOfAct(picture, attempt) : general;
    }

    /// <summary>Asks the rules in force of acts that are to be entered together, each against the registers after those before it that pass.</summary>
    /// <param name="picture">The registers before the first.</param>
    /// <param name="attempts">The statements, their times and levels. Their signatures are looked at elsewhere.</param>
    public static ImmutableArray<ImmutableArray<Refusal>> AskTogether(Picture picture, IEnumerable<Attempt> attempts)
    {
        var answers = ImmutableArray.CreateBuilder<ImmutableArray<Refusal>>();
        foreach (var attempt in attempts)
        {
            answers.Add(Ask(picture, attempt, isRepeated: false, fault: null));
            if (answers[^1].IsEmpty)
                picture = picture.With(attempt);
        }

        return answers.ToImmutable();
    }

    /// <summary>Asks the rules in force of an act that the Chair seals because it stands in a letter that reached the Chair.</summary>
    /// <param name="picture">The registers.</param>
    /// <param name="act">The act.</param>
    /// <param name="from">The code of the participant that sent the letter.</param>
    /// <param name="at">When it is sealed.</param>
    /// <param name="arrived">When the letter arrived.</param>
    public static ImmutableArray<Refusal> AskOfLetterToChair(Picture picture, Act act, string from, DateTimeOffset at, DateTimeOffset arrived)
    {
        var statement = new Statement(picture.Record.Founding.Begun?.Origin ?? "", act, from, null, picture.Size, null);
        return AskOfAct(picture, new Attempt(statement, at, SignatureLevel.Received) { Arrived = arrived, IsSealed = true });
    }

    /// <summary>Asks the rules in force of an act that the body does because it was carried.</summary>
    public static ImmutableArray<Refusal> AskOfCarried(Picture picture, Act act, DateTimeOffset at) => AskOfAct(
        picture,
        new Attempt(new Statement(picture.Record.Founding.Begun?.Origin ?? "", act, Capacity.Body, null, picture.Size, null), at, SignatureLevel.Server));

    /// <summary>The carried act that is due next. Whether it takes effect follows from the registers at that moment, so that a replay need not ask.</summary>
    internal static DueAct? DueOfCarried(Picture picture) => picture.Forum.Carrying.Due is { Adopted: { } adopted, Next: { } place } due
        ? new DueAct(adopted, () => Carried(picture, due, place, adopted > picture.At ? adopted : picture.At))
        : null;

    private static Act Carried(Picture picture, CarriedActs due, int place, DateTimeOffset at)
    {
        var act = due.Acts[place].Act;
        var refusedBy = ActFiles.Of(act).Any(file => picture.Files.Find(file.Hash) is { IsTakenBack: true }) ? nameof(FileRules.FileIsNotTakenBack)
            : AskOfCarried(picture, act, at) is [var refusal, ..] ? refusal.Rule : null;
        return refusedBy is null
            ? new CarryOut(due.By.Decision, due.By.Silence, due.By.Instrument, place, Json.HashOf(act))
            : new NoteUncarried(due.By.Decision, due.By.Silence, due.By.Instrument, place, refusedBy);
    }

    private static ImmutableArray<Refusal> AskOfAct(Picture picture, Attempt attempt)
    {
        var kind = KindOf(attempt.Act);
        if ((ProcessRules.TimeGoesForward(picture, attempt, attempt.Act)
                ?? CredentialRules.PersonMayActSo(picture.Members, attempt, attempt.Act)
                ?? ProcessRules.RoleMayDoThis(picture, attempt, attempt.Act)
                ?? ProcessRules.ActIsEnteredWhereItBelongs(picture, attempt, attempt.Act)
                ?? ProcessRules.ClockEntersWhatIsDue(picture, attempt, attempt.Act)
                ?? ProcessRules.EntryFits(picture, attempt, attempt.Act)) is { } unfit)
            return [unfit];
        var edition = picture.Record.Founding.Rules.Edition;
        if (Confirmation.Mark.Holds(edition) && Confirmation.Ask(picture, attempt) is { } stale)
            return [stale];
        // Who does not see everything hears first that what they do not see is as absent: no rule tells them of it.
        if (WhatIsNamed.Mark.Holds(edition) && !ReferenceEquals(picture.SeenBy(picture.SightOf(attempt)), picture)
            && WhatIsNamed.Ask(picture, attempt) is { } unseen)
            return [unseen];
        ImmutableArray<Refusal> refusals = [.. kind.Rules.Where(rule => rule.Mark.Holds(edition)).Select(rule => rule.Ask(picture, attempt)).OfType<Refusal>()];
        if (refusals.IsEmpty && WhatIsNamed.Mark.Holds(edition) && WhatIsNamed.Ask(picture, attempt) is { } missing)
            refusals = [missing];
        if (refusals.IsEmpty && OnGround.Holds(edition) && GroundRules.GroundIsADecision(picture.Forum, attempt, attempt.Act) is { } groundless)
            refusals = [groundless];
        if (refusals.IsEmpty && WayBack.Mark.Holds(edition) && WayBack.Ask(picture, attempt) is { } locked)
            refusals = [locked];
        return refusals.IsEmpty && Effect.Lifted(attempt.Act) is EnterReceived received ? AskOfReceived(picture, attempt, received) : refusals;
    }

    private static ImmutableArray<Refusal> AskOfReceived(Picture picture, Attempt attempt, EnterReceived received)
    {
        var statement = attempt.Statement with { Act = received.Act, As = received.For, Person = null, Nonce = null };
        var arrived = (attempt.Act as EnterArrived)?.Arrived;
        return [.. AskOfAct(picture, new Attempt(statement, attempt.At, SignatureLevel.Received) { Arrived = arrived }).Select(Inside)];
    }

    /// <summary>What is wrong with the act in an act has its place there; that nobody may act so is wrong with whom it is said to be of.</summary>
    private static Refusal Inside(Refusal refusal) =>
        refusal with { Where = refusal.Where is { } place ? $"act.{place}" : refusal.Rule == nameof(CredentialRules.PersonMayActSo) ? "for" : "act" };

    private static AskedStatementRule Asked(Rule<StatementContext, Act> rule) =>
        new(rule.Method.Name, RuleAttribute.Of(rule), (context, attempt) => rule(context, attempt, attempt.Act));

    private static AskedRule OfAny(Rule<Picture, Act> rule) =>
        new(rule.Method.Name, RuleAttribute.Of(rule), (picture, attempt) => rule(picture, attempt, attempt.Act));

    private static (string Name, RuleAttribute Mark) Named(Delegate rule) =>
        (rule.Method.Name, RuleAttribute.Of(rule));

    private sealed record AskedStatementRule(string Name, RuleAttribute Mark, Func<StatementContext, Attempt, Refusal?> Ask);
}

using Comity.Forum;
using Comity.Members;
using Comity.Negotiation;
using Comity.Negotiation.Consultations;
using Comity.Norms;
using Comity.Norms.Texts;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Founding;

namespace Comity;

/// <summary>All registers as of one position of the record. It never changes: who holds one reads in peace while the record goes on.</summary>
/// <param name="Size">How many entries it follows from.</param>
/// <param name="At">The time of the last of them.</param>
/// <param name="Record">The room Record.</param>
/// <param name="Members">The room Members, whose registers see those of the rooms before it; so do those of the rooms below.</param>
/// <param name="Norms">The room Norms.</param>
/// <param name="Forum">The room Forum.</param>
/// <param name="Negotiation">The room Negotiation.</param>
public sealed record Picture(
    long Size, DateTimeOffset At, RecordPicture Record, MembersPicture Members, NormsPicture Norms, ForumPicture Forum, NegotiationPicture Negotiation)
{
    /// <summary>Before the first entry.</summary>
    public static Picture Empty { get; } = new(
        0, DateTimeOffset.UnixEpoch, RecordPicture.Empty, MembersPicture.Empty, NormsPicture.Empty, ForumPicture.Empty, NegotiationPicture.Empty);

    /// <summary>When the record began.</summary>
    public DateTimeOffset Begun { get; private init; } = At;

    /// <summary>The files that entries name, and which of them are public. It stands here because acts of every room name files.</summary>
    public FilesRegister Files { get; private init; } = FilesRegister.Empty;

    /// <summary>Texts, models and positions.</summary>
    public TextsRegister Texts => Norms.Texts;

    /// <summary>The consultations.</summary>
    public ConsultationsRegister Consultations => Negotiation.Consultations;

    /// <summary>What a reader sees at a time.</summary>
    public Sight SightOf(Reader reader, DateTimeOffset at) =>
        Members.SightOf(reader, at) with { Without = Consultations.Without(audience => Members.IsIn(audience, reader, at)) };

    /// <summary>What whoever enters an act sees.</summary>
    public Sight SightOf(Attempt attempt) =>
        Members.SightOf(attempt) with { Without = Consultations.Without(audience => Members.IsIn(audience, attempt)) };

    /// <summary>The picture of a reader. Whoever shows something asks for it here; what is not in it is answered as what never was.</summary>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="before">What the same reader saw before: what did not change since is the same object.</param>
    public Picture SeenBy(Sight sight, Picture? before = null) =>
        sight.Reads == Reads.Everything && sight.Without.Length == 0 && (sight.TakesPart || !Forum.Documents.HasNarrower)
            ? this : SeenPicture.Of(this, sight, before);

    /// <summary>A picture that shows only what it is handed.</summary>
    internal static Picture Shown(Picture dated, DateTimeOffset begun, RecordPicture record, MembersPicture members, NormsPicture norms, ForumPicture forum,
        NegotiationPicture negotiation, FilesRegister files) =>
        new(dated.Size, dated.At, record, members, norms, forum, negotiation) { Begun = begun, Files = files };

    /// <summary>The picture after an entry: its own act and, where it releases a received or a carried one, that act too.
    /// A received act of who takes part no longer has no effect.</summary>
    public Picture Apply(Entry entry)
    {
        var edition = entry.Statement.Act is BeginRecord begin ? begin.Rules.Edition : Record.Founding.Rules.Edition;
        var own = Effect.Of(entry) with { Edition = edition, Told = Process.KindOf(entry.Statement.Act).Told };
        var released = Forum.Carrying.Released(own) is { } carried ? carried with { CarriedOutBy = own.Act }
            : Record.Received.Released(own, Record.Founding.Rules) is { } effect && Members.Participants.Find(effect.As) is not null ? effect : null;
        released = released is null ? null : released with { Edition = edition, Index = 1, Told = Process.KindOf(released.Act).Told };
        var after = After(own);
        after = released is null ? after : after.After(released);
        return after with
        {
            Size = entry.Position + 1, At = entry.At, Begun = Size == 0 ? entry.At : Begun, Files = FilesAfter(own, released, after),
        };
    }

    /// <summary>The first two rooms as they would be after an act: who may act, and how, stands there.</summary>
    internal (RecordPicture Record, MembersPicture Members) If(Effect effect)
    {
        var record = Record.Apply(effect);
        return (record, Members.Apply(effect, record));
    }

    /// <summary>Room by room, each after those that it sees.</summary>
    internal Picture After(Effect effect)
    {
        var record = Record.Apply(effect);
        var members = Members.Apply(effect, record);
        var norms = Norms.Apply(effect, members);
        var forum = Forum.Apply(effect, norms);
        return this with { Record = record, Members = members, Norms = norms, Forum = forum, Negotiation = Negotiation.Apply(effect, forum) };
    }

    /// <summary>The picture as it would be after a statement, for asking what comes behind it: what the act itself changes, without its files.</summary>
    internal Picture With(Attempt attempt) =>
        After(Effect.Of(attempt.Act, Size, attempt.At, attempt.As, attempt.Person, attempt.Level) with { Edition = Record.Founding.Rules.Edition }) with
        {
            Size = Size + 1, At = attempt.At,
        };

    /// <summary>Files are named under the edition in force before the entry, as its rules were asked.</summary>
    private FilesRegister FilesAfter(Effect own, Effect? released, Picture after)
    {
        var edition = Record.Founding.Rules.Edition;
        var files = Files.Apply(own, ActFiles.Of(own), edition);
        if (released is not null)
            files = files.Apply(released, ActFiles.Of(released), edition);
        return edition < FilesRegister.EditionOfOwners ? files : files.Adopt(own, Process.KindOf(own.Act).Adopts?.Invoke(after, own) ?? []);
    }

    /// <summary>The earliest act that the clock must enter, whether or not its time has come; null when nothing is waited for.</summary>
    public DueAct? Due =>
        Earliest([Process.DueOfCarried(this), Record.Received.Due, Record.Lots.Due, Members.Accreditation.Due, Consultations.Due, Forum.Silence.Due,
            Forum.Decisions.Due, Forum.Grounds.Due, Forum.Commitments.Due]);

    /// <summary>Of several at the same time the first named comes first, so that every server enters the same.</summary>
    private static DueAct? Earliest(ReadOnlySpan<DueAct?> waiting)
    {
        DueAct? earliest = null;
        foreach (var one in waiting)
            if (one is not null && (earliest is null || one.At < earliest.At))
                earliest = one;
        return earliest;
    }
}

using Comity.Forum.Carrying;
using Comity.Forum.Chair;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Paragraphs;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members;
using Comity.Norms;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>The registers of the room Forum as of one position, and of the rooms before it.</summary>
/// <param name="Record">The room Record.</param>
/// <param name="Members">The room Members.</param>
/// <param name="Norms">The room Norms.</param>
/// <param name="Procedure">The terms of procedure.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Meetings">The meetings and groups.</param>
/// <param name="Chair">The seats of the chair and beside it.</param>
/// <param name="Silence">The texts under silence.</param>
/// <param name="Decisions">The decisions.</param>
/// <param name="Grounds">On what rests whatever needs a ground.</param>
/// <param name="Carrying">The acts that decisions carry.</param>
/// <param name="Notices">What was posted to whom.</param>
/// <param name="Commitments">The commitments.</param>
public sealed record ForumPicture(
    RecordPicture Record, MembersPicture Members, NormsPicture Norms,
    ProcedureRegister Procedure, DocumentsRegister Documents, MeetingsRegister Meetings, ChairRegister Chair, SilenceRegister Silence,
    DecisionsRegister Decisions, GroundsRegister Grounds, CarryingRegister Carrying, NoticesRegister Notices, CommitmentsRegister Commitments)
{
    /// <summary>The paragraphs of documents and texts.</summary>
    public ParagraphsRegister Paragraphs { get; init; } = ParagraphsRegister.Empty;

    /// <summary>Before the first entry.</summary>
    public static ForumPicture Empty { get; } = new(
        RecordPicture.Empty, MembersPicture.Empty, NormsPicture.Empty,
        ProcedureRegister.Empty, DocumentsRegister.Empty, MeetingsRegister.Empty, ChairRegister.Empty, SilenceRegister.Empty,
        DecisionsRegister.Empty, GroundsRegister.Empty, CarryingRegister.Empty, NoticesRegister.Empty, CommitmentsRegister.Empty);

    /// <summary>The picture after an act took effect. Texts go under silence as the documents and terms stood before it, and notices go to who took part
    /// then.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="norms">The room Norms after it, which holds the rooms before it.</param>
    public ForumPicture Apply(Effect effect, NormsPicture norms)
    {
        var (silence, decisions) = (Silence.Apply(effect, Procedure.Terms.Silence, Documents), Decisions.Apply(effect, Procedure.Terms.Voting));
        var grounds = Grounds.Apply(effect, GroundRules.Needs(this, effect.Act) || GroundRules.Settles(effect.Act), GroundRules.SeatOf(this, effect.Act));
        var after = new ForumPicture(
            norms.Record, norms.Members, norms,
            Procedure.Apply(effect), Documents.Apply(effect), Meetings.Apply(effect), Chair.Apply(effect),
            silence, decisions, grounds, Carrying.Apply(effect, decisions, silence, grounds),
            Notices.Apply(effect, Members.Participants), Commitments.Apply(effect))
        {
            Paragraphs = Paragraphs.Apply(effect),
        };
        return IsMadeOf(after) ? this : after;
    }

    private bool IsMadeOf(ForumPicture other) =>
        ReferenceEquals(Norms, other.Norms) && ReferenceEquals(Procedure, other.Procedure) && ReferenceEquals(Documents, other.Documents)
        && ReferenceEquals(Meetings, other.Meetings) && ReferenceEquals(Chair, other.Chair) && ReferenceEquals(Silence, other.Silence)
        && ReferenceEquals(Decisions, other.Decisions) && ReferenceEquals(Grounds, other.Grounds) && ReferenceEquals(Carrying, other.Carrying)
            && ReferenceEquals(Notices, other.Notices)
        && ReferenceEquals(Commitments, other.Commitments) && ReferenceEquals(Paragraphs, other.Paragraphs);
}

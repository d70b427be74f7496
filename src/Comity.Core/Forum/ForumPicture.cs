using Comity.Forum.Chair;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Norms;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>The registers of the room Forum as of one position, and of the rooms before it.</summary>
/// <param name="Norms">The room Norms.</param>
/// <param name="Procedure">The terms of procedure.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Meetings">The meetings and groups.</param>
/// <param name="Chair">The seats of the chair and beside it.</param>
public sealed record ForumPicture(NormsPicture Norms, ProcedureRegister Procedure, DocumentsRegister Documents, MeetingsRegister Meetings, ChairRegister Chair)
{
    /// <summary>Before the first entry.</summary>
    public static ForumPicture Empty { get; } = new(NormsPicture.Empty, ProcedureRegister.Empty, DocumentsRegister.Empty, MeetingsRegister.Empty, ChairRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public ForumPicture Apply(Effect effect)
    {
        var after = new ForumPicture(Norms.Apply(effect), Procedure.Apply(effect), Documents.Apply(effect), Meetings.Apply(effect), Chair.Apply(effect));
        return IsMadeOf(after) ? this : after;
    }

    private bool IsMadeOf(ForumPicture other) =>
        ReferenceEquals(Norms, other.Norms) && ReferenceEquals(Procedure, other.Procedure) && ReferenceEquals(Documents, other.Documents)
        && ReferenceEquals(Meetings, other.Meetings) && ReferenceEquals(Chair, other.Chair);
}

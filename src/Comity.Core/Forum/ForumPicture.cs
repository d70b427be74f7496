using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Notices;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Norms;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>The registers of the room Forum as of one position, and of the rooms before it.</summary>
/// <param name="Norms">The room Norms.</param>
/// <param name="Procedure">The terms of procedure.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Commitments">The commitments.</param>
public sealed record ForumPicture(NormsPicture Norms, ProcedureRegister Procedure, DocumentsRegister Documents, CommitmentsRegister Commitments)
{
    /// <summary>Before the first entry.</summary>
    public static ForumPicture Empty { get; } = new(NormsPicture.Empty, ProcedureRegister.Empty, DocumentsRegister.Empty, CommitmentsRegister.Empty);
/// <param name="Silence">The texts under silence.</param>
/// <param name="Decisions">The decisions.</param>
/// <param name="Notices">What was posted to whom.</param>
public sealed record ForumPicture(
    NormsPicture Norms, ProcedureRegister Procedure, DocumentsRegister Documents, SilenceRegister Silence, DecisionsRegister Decisions, NoticesRegister Notices)
{
    /// <summary>Before the first entry.</summary>
    public static ForumPicture Empty { get; } = new(
        NormsPicture.Empty, ProcedureRegister.Empty, DocumentsRegister.Empty, SilenceRegister.Empty, DecisionsRegister.Empty, NoticesRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public ForumPicture Apply(Effect effect)
    {
        var after = new ForumPicture(Norms.Apply(effect), Procedure.Apply(effect), Documents.Apply(effect), Commitments.Apply(effect));
        var after = new ForumPicture(
            Norms.Apply(effect), Procedure.Apply(effect), Documents.Apply(effect), Silence.Apply(effect, Procedure.Terms.Silence, Documents), Decisions.Apply(effect, Procedure.Terms.Voting),
            Notices.Apply(effect, Norms.Members.Participants));
        return IsMadeOf(after) ? this : after;
    }

    private bool IsMadeOf(ForumPicture other) =>
        ReferenceEquals(Norms, other.Norms) && ReferenceEquals(Procedure, other.Procedure) && ReferenceEquals(Documents, other.Documents) && ReferenceEquals(Commitments, other.Commitments);
        ReferenceEquals(Norms, other.Norms) && ReferenceEquals(Procedure, other.Procedure) && ReferenceEquals(Documents, other.Documents)
        && ReferenceEquals(Silence, other.Silence) && ReferenceEquals(Decisions, other.Decisions) && ReferenceEquals(Notices, other.Notices);
}

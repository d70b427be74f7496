using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Comity.Norms.Figures;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Keys;
using Comity.Record.Sealing;

namespace Comity.Forum.Commitments;

/// <summary>What must hold of disclosures and of reviews of norms.</summary>
public static class DisclosureRules
{
    private const string Lost = ComparisonFigure.Lost;

    /// <summary>A disclosure has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity")]
    public static Refusal? DisclosureIdIsFree(CommitmentsRegister register, Attempt attempt, Disclose act) =>
        Identifier.Is(act.Disclosure) && !register.Disclosures.ContainsKey(act.Disclosure) ? null : Refusal.Of("disclosure", "disclosure", act.Disclosure);

    /// <summary>Doctrine and oversight are public; a notification is at least for those who take part.</summary>
    [Rule("Comity")]
    public static Refusal? DisclosureHasItsLayer(CommitmentsRegister register, Attempt attempt, Disclose act) => act.Subject switch
    {
        DisclosureSubject.Doctrine or DisclosureSubject.Oversight when act.Layer != DisclosureLayer.Public => Refusal.Of("layer", "disclosure", act.Disclosure),
        DisclosureSubject.Notification when act.Layer == DisclosureLayer.Sealed => Refusal.Of("layer", "disclosure", act.Disclosure),
        _ => null,
    };

    /// <summary>What is disclosed is a file; what is sealed is a commitment with the day by which it will be opened, within 50 years.</summary>
    [Rule("Comity")]
    public static Refusal? SealedDisclosureWillOpen(CommitmentsRegister register, Attempt attempt, Disclose act) => act.Layer == DisclosureLayer.Sealed
        ? act is { File: null, Commitment: not null, OpensBy: { } day } && day > attempt.At && day <= attempt.At.AddYears(50) ? null : Refusal.Of(act.File is null ? "opensBy" : "file", "disclosure", act.Disclosure)
        : act is { File: not null, Commitment: null, OpensBy: null } ? null : Refusal.Of(act.File is null ? "file" : "commitment", "disclosure", act.Disclosure);

    /// <summary>Its author opens a sealed disclosure once, with the salt and content to which it committed.</summary>
    [Rule("Comity")]
    public static Refusal? DisclosureIsAsCommitted(CommitmentsRegister register, Attempt attempt, OpenDisclosure act) =>
        register.Disclosures.GetValueOrDefault(act.Disclosure) is { Opened: null, Act.Commitment: { } commitment } disclosure && disclosure.Participant == attempt.As
            && Base64Url.Read(act.Salt) is { Length: Record.Sealing.Commitment.SaltLength } salt && Record.Sealing.Commitment.Of(salt, Encoding.UTF8.GetBytes(act.Content)) == commitment.Value
            ? null
            : Refusal.Of("content", "disclosure", act.Disclosure);

    /// <summary>A review of norms rests on a comparison that the server published of just these two books, and names each protection that the comparison shows lost, and no other.</summary>
    [Rule("Comity; A/70/174 para 13 as a floor")]
    public static Refusal? ReviewNamesEveryLoss(ForumPicture picture, Attempt attempt, EnterNormsReview act)
    {
        if (!Identifier.Is(act.Review) || picture.Commitments.Reviews.ContainsKey(act.Review))
            return Refusal.Of("review", "loss", act.Review);
        var figure = picture.Norms.Members.Record.Figures.Figures.Find(one => one.Position == act.Comparison);
        if (figure is not { By: Capacity.Server, Act: { Figure: ComparisonFigure.Kind, Basis: FigureBasis.Recomputable } comparison } || !comparison.Inputs.Select(input => input.Value).SequenceEqual([act.Before.Value, act.After.Value]))
            return Refusal.Of("comparison", "loss", act.Comparison.Text);
        ImmutableSortedSet<string> lost = [.. comparison.Values.Where(value => value.Name.StartsWith(Lost, StringComparison.Ordinal)).Select(value => value.Name[Lost.Length..])];
        ImmutableSortedSet<string> named = [.. act.Losses.Select(loss => loss.Protection)];
        return lost.SymmetricExcept(named).FirstOrDefault() is { } wrong ? Refusal.Of("losses", "loss", wrong)
            : named.Count != act.Losses.Length ? Refusal.Of("losses", "loss", act.Review)
            : null;
    }
}

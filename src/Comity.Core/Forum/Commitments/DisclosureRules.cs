using System.Collections.Immutable;
using System.Text;
using Comity.Norms.Figures;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Forum.Commitments;

/// <summary>What must hold of disclosures and of reviews of norms.</summary>
public static class DisclosureRules
{
    private const string Lost = ComparisonFigure.Lost;

    /// <summary>A disclosure has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? DisclosureIdIsFree(CommitmentsRegister register, Attempt attempt, Disclose act) =>
        Identifier.Fault(act.Disclosure, register.Disclosures.ContainsKey(act.Disclosure)) is { } fault
            ? Refusal.Of("disclosure", "disclosure", act.Disclosure).In(fault)
            : null;

    /// <summary>Doctrine and oversight are public; a notification is at least for those who take part.</summary>
    [Rule("Comity", Cases = ["public", "sealed"])]
    public static Refusal? DisclosureHasItsLayer(CommitmentsRegister register, Attempt attempt, Disclose act) => act.Subject switch
    {
        DisclosureSubject.Doctrine or DisclosureSubject.Oversight when act.Layer != DisclosureLayer.Public =>
            Refusal.Of("layer", "disclosure", act.Disclosure).In("public"),
        DisclosureSubject.Notification when act.Layer == DisclosureLayer.Sealed => Refusal.Of("layer", "disclosure", act.Disclosure).In("sealed"),
        _ => null,
    };

    /// <summary>What is disclosed is a file; what is sealed is a commitment with the day by which it will be opened, within 50 years.</summary>
    [Rule("Comity", Cases = ["open", "uncommitted", "undated", "past", "late", "empty", "committed", "dated"])]
    public static Refusal? SealedDisclosureWillOpen(CommitmentsRegister register, Attempt attempt, Disclose act) => act.Layer == DisclosureLayer.Sealed
        ? SealedFault(act, attempt.At) is { } closed ? Refusal.Of(act.File is null ? "opensBy" : "file", "disclosure", act.Disclosure).In(closed) : null
        : OpenFault(act) is { } open ? Refusal.Of(act.File is null ? "file" : "commitment", "disclosure", act.Disclosure).In(open) : null;

    /// <summary>Its author opens a sealed disclosure once, with the salt and content to which it committed.</summary>
    [Rule("Comity", Cases = ["missing", "foreign", "opened", "unsealed", "different"])]
    public static Refusal? DisclosureIsAsCommitted(CommitmentsRegister register, Attempt attempt, OpenDisclosure act) =>
        OpeningFault(register.Disclosures.GetValueOrDefault(act.Disclosure), attempt.As, act) is { } fault
            ? Refusal.Of("content", "disclosure", act.Disclosure).In(fault)
            : null;

    /// <summary>A review of norms rests on a comparison that the server published of just these two books, and names each protection that the comparison shows
    /// lost, and no other.</summary>
    [Rule("Comity; A/70/174 para 13 as a floor", Cases = ["malformed", "taken", "comparison", "unnamed", "kept", "twice"])]
    public static Refusal? ReviewNamesEveryLoss(ForumPicture picture, Attempt attempt, EnterNormsReview act)
    {
        if (Identifier.Fault(act.Review, picture.Commitments.Reviews.ContainsKey(act.Review)) is { } fault)
            return Refusal.Of("review", "loss", act.Review).In(fault);
        var figure = picture.Record.Figures.Figures.Find(one => one.Position == act.Comparison);
        if (figure is not { By: Capacity.Server, Act: { Figure: ComparisonFigure.Kind, Basis: FigureBasis.Recomputable } comparison }
            || !comparison.Inputs.Select(input => input.Value).SequenceEqual([act.Before.Value, act.After.Value]))
            return Refusal.Of("comparison", "loss", act.Comparison.Text).In("comparison");
        ImmutableSortedSet<string> lost = [.. comparison.Values.Where(value => value.Name.StartsWith(Lost, StringComparison.Ordinal))
            .Select(value => value.Name[Lost.Length..])];
        ImmutableSortedSet<string> named = [.. act.Losses.Select(loss => loss.Protection)];
        return lost.SymmetricExcept(named).FirstOrDefault() is { } wrong ? Refusal.Of("losses", "loss", wrong).In(lost.Contains(wrong) ? "unnamed" : "kept")
            : named.Count != act.Losses.Length
                ? Refusal.Of("losses", "loss", act.Losses.GroupBy(loss => loss.Protection).First(group => group.Count() > 1).Key).In("twice")
            : null;
    }

    private static string? SealedFault(Disclose act, DateTimeOffset now) => act switch
    {
        { File: not null } => "open",
        { Commitment: null } => "uncommitted",
        { OpensBy: null } => "undated",
        { OpensBy: { } day } => day <= now ? "past" : day > now.AddYears(50) ? "late" : null,
    };

    private static string? OpenFault(Disclose act) => act switch
    {
        { File: null } => "empty",
        { Commitment: not null } => "committed",
        { OpensBy: not null } => "dated",
        _ => null,
    };

    private static string? OpeningFault(Disclosure? disclosure, string opener, OpenDisclosure act) => disclosure switch
    {
        null => "missing",
        _ when disclosure.Participant != opener => "foreign",
        { Opened: not null } => "opened",
        { Act.Commitment: null } => "unsealed",
        { Act.Commitment: { } commitment } => Gives(act, commitment.Value) ? null : "different",
    };

    private static bool Gives(OpenDisclosure act, Hash commitment) =>
        Base64Url.Read(act.Salt) is { Length: Record.Sealing.Commitment.SaltLength } salt
            && Record.Sealing.Commitment.Of(salt, Encoding.UTF8.GetBytes(act.Content)) == commitment;
}

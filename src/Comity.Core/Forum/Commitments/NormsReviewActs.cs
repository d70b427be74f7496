using System.Collections.Immutable;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;

namespace Comity.Forum.Commitments;

/// <summary>The result of a review of norms: another model takes the place of one. It rests on a published comparison of both, and names every protection that
/// is lost.</summary>
/// <param name="Review">Its id, small letters, digits and hyphens.</param>
/// <param name="Before">The hash of the listing of the book before.</param>
/// <param name="After">The hash of the listing of the book after.</param>
/// <param name="Comparison">The position of the figure `norms.comparison` of these two that the server made.</param>
/// <param name="Losses">The protections that are lost, each with the reason why.</param>
/// <param name="Words">The result.</param>
public sealed record EnterNormsReview([New] ReviewId Review, BookHash Before, BookHash After, FigurePosition Comparison, ImmutableArray<NamedLoss> Losses,
    Words Words) : Act;

/// <summary>A protection that a review gives up.</summary>
/// <param name="Protection">Its id in the book before.</param>
/// <param name="Reason">Why.</param>
public sealed record NamedLoss(ProtectionId Protection, Words Reason);

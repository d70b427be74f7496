using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Norms.Texts;

/// <summary>Enters a text that a decision adopted. Its words are the files; they prevail over every model of them.</summary>
/// <param name="Text">Its id, small letters, digits and hyphens, such as `norms-2015`.</param>
/// <param name="Title">Its title.</param>
/// <param name="Symbol">Its document symbol, such as `A/70/174`.</param>
/// <param name="Languages">Its words, by language.</param>
/// <param name="InForceFrom">The day from which it is in force.</param>
/// <param name="Decision">The decision that adopted it.</param>
public sealed record AdoptText([New] TextId Text, Title Title, Title Symbol, ImmutableArray<TextLanguage> Languages, DateOnly InForceFrom, Words Decision)
    : Act;

/// <summary>A text is in force no longer.</summary>
/// <param name="Text">Its id.</param>
/// <param name="Until">The first day on which it is not in force.</param>
/// <param name="Decision">The decision that ended it.</param>
public sealed record EndText(TextId Text, DateOnly Until, Words Decision) : Act;

/// <summary>Enters a norm book as a model of a text.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Book">The hash of the book's listing, which names its files by hash.</param>
/// <param name="Title">The book's title.</param>
/// <param name="Status">What the model is.</param>
/// <param name="Basis">The decision that gave it its status; null for a working model.</param>
public sealed record EnterModel(TextId Text, [New] BookHash Book, Title Title, ModelStatus Status, Words? Basis = null) : Act;

/// <summary>Gives a model another status.</summary>
/// <param name="Book">The hash of the book's listing.</param>
/// <param name="Status">The status.</param>
/// <param name="Basis">The decision.</param>
public sealed record ChangeModelStatus(BookHash Book, ModelStatus Status, Words Basis) : Act;

/// <summary>A participant says how it stands to a text or to one of its norms. It binds to this version of the text.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Norm">The norm, as the model numbers it; null for the text as a whole.</param>
/// <param name="Stance">How it stands to it.</param>
/// <param name="Statement">Its words, in plain text; null when it has none.</param>
public sealed record TakePosition(TextId Text, NormId? Norm, Stance Stance, Words? Statement = null) : Act;

/// <summary>The words of a text in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file.</param>
public sealed record TextLanguage(LanguageTag Language, PublicFile File);

/// <summary>What a model of a text is.</summary>
public enum ModelStatus
{
    /// <summary>Someone's work.</summary>
    Working,

    /// <summary>An aid that the chair offers under the chair's own authority.</summary>
    ChairsAid,

    /// <summary>Endorsed by a decision as a fair model of the text.</summary>
    Endorsed,

    /// <summary>Withdrawn.</summary>
    Withdrawn,
}

/// <summary>How a participant stands to a text or norm.</summary>
public enum Stance
{
    /// <summary>Supports it.</summary>
    Supports,

    /// <summary>Interprets it, in its statement.</summary>
    Interprets,

    /// <summary>Reserves its position, or makes a reservation.</summary>
    Reserves,

    /// <summary>Dissociates itself from it.</summary>
    Dissociates,

    /// <summary>Has withdrawn what it said before.</summary>
    Withdrawn,
}

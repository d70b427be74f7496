using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Sealing;

namespace Comity.Forum.Commitments;

/// <summary>A State is transparent about its own operations, in layers: doctrine and oversight for everyone, notifications for those who take part, the rest
/// sealed for later.</summary>
/// <param name="Disclosure">Its id, small letters, digits and hyphens.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Title">Its title; of what is sealed it says nothing of the content.</param>
/// <param name="Layer">For whom it is.</param>
/// <param name="File">The hash of the file; null for what is sealed.</param>
/// <param name="Commitment">For what is sealed, the salted commitment to its content (`comity/sealed/v1`).</param>
/// <param name="OpensBy">For what is sealed, by when it will be opened.</param>
public sealed record Disclose([New] DisclosureId Disclosure, DisclosureSubject Subject, Title Title, DisclosureLayer Layer, DistributedFile? File = null,
    SealedCommitment? Commitment = null, DateTimeOffset? OpensBy = null) : Act;

/// <summary>Opens what was sealed.</summary>
/// <param name="Disclosure">The disclosure.</param>
/// <param name="Salt">The salt, 32 bytes in base64url.</param>
/// <param name="Content">The content.</param>
public sealed record OpenDisclosure(DisclosureId Disclosure, string Salt, Words Content) : Act;

/// <summary>What a State discloses of its operations.</summary>
public enum DisclosureSubject
{
    /// <summary>Its doctrine: what it may do, and under which law.</summary>
    Doctrine,

    /// <summary>Who oversees its operations and how.</summary>
    Oversight,

    /// <summary>A notification.</summary>
    Notification,

    /// <summary>An operation.</summary>
    Operation,
}

/// <summary>For whom a disclosure is.</summary>
public enum DisclosureLayer
{
    /// <summary>Everyone.</summary>
    Public,

    /// <summary>Those who take part.</summary>
    Members,

    /// <summary>Nobody yet: the record holds a commitment to it.</summary>
    Sealed,
}

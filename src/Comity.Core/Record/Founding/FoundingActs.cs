using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Record.Founding;

/// <summary>The first entry of every record: what process this is, on which site it runs, and under which rules it begins.</summary>
/// <param name="Origin">The log's origin: its name for ever, a schemeless address such as `norms.example.org/log`.</param>
/// <param name="Title">The process's name.</param>
/// <param name="Secretariat">The organisation that serves as secretariat.</param>
/// <param name="Secretary">The pseudonym of the first person of the secretariat.</param>
/// <param name="Sites">The web origins at which passkeys may sign, such as `https://norms.example.org`.</param>
/// <param name="Attestor">The server's public key (Ed25519, base64url) under which it attests sessions.</param>
/// <param name="Ceiling">The highest classification that the installation may hold, in its own words.</param>
/// <param name="Rules">The rules of procedure in force from the beginning.</param>
/// <param name="Predecessor">The last checkpoint of the record that this one goes on from, when a restored record was behind what was known of it.</param>
public sealed record BeginRecord(
    string Origin,
    Title Title,
    Title Secretariat,
    PersonId Secretary,
    ImmutableArray<string> Sites,
    string Attestor,
    Title Ceiling,
    RulesOfProcedure Rules,
    string? Predecessor = null) : Act;

/// <summary>The process has another name, another secretariat or another ceiling from here on.</summary>
/// <param name="Title">The process's name.</param>
/// <param name="Secretariat">The organisation that serves as secretariat.</param>
/// <param name="Ceiling">The highest classification that the installation may hold, in its own words.</param>
/// <param name="Decision">The decision, or the reason.</param>
public sealed record DescribeProcess(Title Title, Title Secretariat, Title Ceiling, Words Decision) : Act;

/// <summary>Puts other rules of procedure into force.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Decision">The decision by which they were adopted.</param>
public sealed record AdoptRules(RulesOfProcedure Rules, Words Decision) : Act;

/// <summary>The server has a new key for attesting sessions, or other web origins.</summary>
/// <param name="Attestor">The public key (Ed25519, base64url).</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeServer(string Attestor, ImmutableArray<string> Sites, Words Reason) : Act;

/// <summary>The server has a new key for attesting sessions, or other web origins; who names the key shows that the server holds it.</summary>
/// <param name="Attestor">The public key (Ed25519, base64url).</param>
/// <param name="Possession">The key's own signature (base64url) over what <see cref="FoundingRules.Possession"/> says, as `comity keys next` prints it.</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
/// <param name="Reason">Why.</param>
[ActVersion(nameof(ChangeServer), 2)]
public sealed record ChangeServerProven(string Attestor, string Possession, ImmutableArray<string> Sites, Words Reason) : Act, ILaterAct
{
    Act ILaterAct.Earlier => new ChangeServer(Attestor, Sites, Reason);
}

/// <summary>Hands the secretariat over from one organisation to another. The offices of the old one end, the first person of the new one begins, and the record
/// goes on unbroken.</summary>
/// <param name="Organization">The organisation that serves as secretariat from now on.</param>
/// <param name="Secretary">The pseudonym of its first person.</param>
/// <param name="Attestor">The public key (Ed25519, base64url) under which its server attests sessions.</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
/// <param name="Decision">The decision by which it was handed over.</param>
public sealed record HandOverSecretariat(Title Organization, PersonId Secretary, string Attestor, ImmutableArray<string> Sites, Words Decision) : Act;

/// <summary>Hands the secretariat over from one organisation to another, whose server shows that it holds its key.</summary>
/// <param name="Organization">The organisation that serves as secretariat from now on.</param>
/// <param name="Secretary">The pseudonym of its first person.</param>
/// <param name="Attestor">The public key (Ed25519, base64url) under which its server attests sessions.</param>
/// <param name="Possession">The key's own signature (base64url), as `comity keys next` prints it there.</param>
/// <param name="Sites">The web origins at which passkeys may sign.</param>
/// <param name="Decision">The decision by which it was handed over.</param>
[ActVersion(nameof(HandOverSecretariat), 2)]
public sealed record HandOverSecretariatProven(
    Title Organization, PersonId Secretary, string Attestor, string Possession, ImmutableArray<string> Sites, Words Decision) : Act, ILaterAct
{
    Act ILaterAct.Earlier => new HandOverSecretariat(Organization, Secretary, Attestor, Sites, Decision);
}

/// <summary>Rules of procedure: an edition of the named rules in the program, and the figures that an edition leaves open.</summary>
/// <param name="Edition">Which rules hold (<see cref="RuleAttribute"/>).</param>
/// <param name="ContestDays">Within how many days a delegation may contest an act that was received for it.</param>
/// <param name="SheetHours">How many hours lie between two sheets of sealed acts.</param>
/// <param name="Levels">Which acts need which signature; an act that is not listed needs a session.</param>
/// <param name="Effects">When a received act takes effect; an act that is not listed does so when the time to contest has passed.</param>
/// <param name="ConfirmMinutes">For how many minutes a session's confirmation counts; from edition 3 on.</param>
/// <param name="SittingHours">For how many hours it counts for the conduct of one sitting; from edition 3 on.</param>
/// <param name="SheetSize">How many leaves every sheet has, a power of two; from edition 3 on.</param>
public sealed record RulesOfProcedure(
    int Edition, int ContestDays, int SheetHours, ImmutableArray<ActLevel> Levels, ImmutableArray<ActEffect> Effects, int? ConfirmMinutes = null,
    int? SittingHours = null, int? SheetSize = null)
{
    /// <summary>The edition that brought terms for confirmations and sheets, and proof of the server's keys.</summary>
    public const int EditionOfProofs = 3;

    /// <summary>The edition that brought decisions that carry acts, grounds, rights and readers as terms, and texts of paragraphs.</summary>
    public const int EditionOfGrounds = 4;

    /// <summary>For how long a session's confirmation counts; null where the rules in force do not say.</summary>
    /// <param name="isConduct">Whether for the conduct of a sitting.</param>
    public TimeSpan? ConfirmationFor(bool isConduct) =>
        isConduct && SittingHours is { } hours ? TimeSpan.FromHours(hours) : ConfirmMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>The signature that an act needs, by its name or kind: all versions of a kind need the same.</summary>
    public SignatureLevel LevelOf(string act) =>
        Levels.FirstOrDefault(level => level.Act == ActName.KindOf(act))?.Level ?? SignatureLevel.Session;

    /// <summary>When a received act takes effect, by its name or kind.</summary>
    public ReceivedEffect EffectOf(string act) =>
        Effects.FirstOrDefault(effect => effect.Act == ActName.KindOf(act))?.Effect ?? ReceivedEffect.AfterTerm;
}

/// <summary>The signature that an act needs.</summary>
/// <param name="Act">The kind of act.</param>
/// <param name="Level">The least level.</param>
public sealed record ActLevel(ActKindName Act, SignatureLevel Level);

/// <summary>When a received act takes effect.</summary>
/// <param name="Act">The kind of act.</param>
/// <param name="Effect">When.</param>
public sealed record ActEffect(ActKindName Act, ReceivedEffect Effect);

/// <summary>When a received act takes effect.</summary>
public enum ReceivedEffect
{
    /// <summary>When it is entered: a broken silence cannot wait.</summary>
    AtOnce,

    /// <summary>When the delegation confirms it, or has let the time pass in which it could contest it.</summary>
    AfterTerm,
}

namespace Comity.Accounts.Access;

/// <summary>How a person confirmed that they sit at the keyboard.</summary>
public enum ConfirmationMethod
{
    /// <summary>With a one-time code.</summary>
    Totp,

    /// <summary>With a passkey.</summary>
    Passkey,
}

/// <summary>A proof that the person who is signed in sits at the keyboard.</summary>
/// <param name="Method">How.</param>
/// <param name="At">When, to the second.</param>
public sealed record Confirmation(ConfirmationMethod Method, DateTimeOffset At);

/// <summary>Asks whether a person has just confirmed who they are, at sign-in or at `/account/confirm`. Acts at the level of a session want it.</summary>
public sealed class SessionProof(TimeProvider time)
{
    /// <summary>How long a confirmation counts where nothing else is said.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromMinutes(5);

    /// <summary>The confirmation of the last five minutes, or null. Keys of programs have none.</summary>
    public Confirmation? Ask(HttpContext context) => Ask(context, Counts);

    /// <summary>The confirmation that is no older than it may be, or null. Keys of programs have none.</summary>
    public Confirmation? Ask(HttpContext context, TimeSpan counts) =>
        AccountClaims.ConfirmedBy(context.User) is { } proof && proof.At > time.GetUtcNow() - counts ? proof : null;

    /// <summary>Where a person confirms, and comes back from to a local address.</summary>
    public static string Address(string back) => $"/account/confirm?return={Uri.EscapeDataString(back)}";
}

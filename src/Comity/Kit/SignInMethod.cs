namespace Comity.Kit;

/// <summary>How a visitor proved who they are.</summary>
public enum SignInMethod
{
    /// <summary>With a passkey.</summary>
    Passkey,

    /// <summary>With a password and a one-time code.</summary>
    Password,

    /// <summary>With the OpenID provider of an organisation.</summary>
    OpenId,

    /// <summary>A program with a key of the person's.</summary>
    Key,
}

using System.Security.Cryptography;
using Comity.Members.Credentials;

namespace Comity.Storage;

/// <summary>Draws pseudonyms of persons, 80 random bits each. What a pseudonym is, the core says (<see cref="Pseudonym"/>).</summary>
public static class Person
{
    /// <summary>The length in characters.</summary>
    public const int Length = 18;

    /// <summary>Draws a new pseudonym.</summary>
    public static string Draw() => Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
}

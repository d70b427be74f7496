using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Comity.Accounts.Protection;

/// <summary>Encrypts a key with AES-256-GCM: nonce, tag and text in base64.</summary>
internal sealed class SideKeyEncryptor(SideKey key) : IXmlEncryptor
{
    public const string Element = "encryptedWithSideKey";
    public const int NonceSize = 12, TagSize = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var hidden = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(hidden.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key.Value, TagSize);
        aes.Encrypt(hidden.AsSpan(0, NonceSize), plain, hidden.AsSpan(NonceSize + TagSize), hidden.AsSpan(NonceSize, TagSize));
        return new(new XElement(Element, Convert.ToBase64String(hidden)), typeof(SideKeyDecryptor));
    }
}

/// <summary>The way back. Data protection makes it from the name that stands in the database.</summary>
internal sealed class SideKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ReadOnlySpan<byte> hidden = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[hidden.Length - SideKeyEncryptor.NonceSize - SideKeyEncryptor.TagSize];
        using var aes = new AesGcm(services.GetRequiredService<SideKey>().Value, SideKeyEncryptor.TagSize);
        aes.Decrypt(hidden[..SideKeyEncryptor.NonceSize], hidden[(SideKeyEncryptor.NonceSize + SideKeyEncryptor.TagSize)..],
            hidden[SideKeyEncryptor.NonceSize..(SideKeyEncryptor.NonceSize + SideKeyEncryptor.TagSize)], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

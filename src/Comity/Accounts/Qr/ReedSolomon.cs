namespace Comity.Accounts.Qr;

/// <summary>Error correction over the field of 256 elements with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004, 7.5.2).</summary>
internal static class ReedSolomon
{
    private const int Polynomial = 0x11D;

    /// <summary>The remainder of the data by the generator of this degree.</summary>
    public static byte[] Correction(ReadOnlySpan<byte> data, int degree)
    {
        var generator = Generator(degree);
        var remainder = new byte[degree];
        foreach (var octet in data)
        {
            var factor = octet ^ remainder[0];
            remainder.AsSpan(1).CopyTo(remainder);
            remainder[^1] = 0;
            for (var place = 0; place < degree; place++)
                remainder[place] ^= (byte)Product(generator[place], factor);
        }

        return remainder;
    }

    /// <summary>The product of (x - 2^i) for i below the degree, without its leading 1.</summary>
    private static byte[] Generator(int degree)
    {
        var generator = new byte[degree];
        generator[^1] = 1;
        var root = 1;
        for (var step = 0; step < degree; step++, root = Product(root, 2))
            for (var place = 0; place < degree; place++)
                generator[place] = (byte)(Product(generator[place], root) ^ (place + 1 < degree ? generator[place + 1] : 0));
        return generator;
    }

    private static int Product(int one, int other)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
            product = (product << 1) ^ ((product >> 7) * Polynomial) ^ (((other >> bit) & 1) * one);
        return product;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace RupnManager.Domain.Journal;

/// <summary>Les empreintes SHA-256, en hexadécimal minuscule.</summary>
public static class Empreintes
{
    public const int Longueur = 64;

    public static string Sha256(string texte) => Sha256(Encoding.UTF8.GetBytes(texte));

    public static string Sha256(byte[] octets) => Convert.ToHexStringLower(SHA256.HashData(octets));
}

using System.Buffers.Binary;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Le dessin facultatif d'une signature : un PNG de taille raisonnable, qui ne vaut jamais preuve.</summary>
public static class DessinDeSignature
{
    public const int TailleMaximale = 200 * 1024;
    private const int CoteMaximal = 2000;
    private static readonly byte[] Entete = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Vrai si les octets sont ceux d'un PNG de 2 000 pixels de côté au plus.</summary>
    public static bool EstUnPng(byte[] octets)
    {
        if (octets.Length is < 33 or > TailleMaximale || !octets.AsSpan().StartsWith(Entete)) return false;
        var largeur = BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(16));
        var hauteur = BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(20));
        return largeur is > 0 and <= CoteMaximal && hauteur is > 0 and <= CoteMaximal;
    }
}

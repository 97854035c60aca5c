namespace RupnManager.Domain.Acteurs;

/// <summary>
/// La place qu'une seule personne occupe à la fois : chef d'un établissement, DAN d'une académie. Aucune clé unique ne dit que deux
/// périodes se recouvrent ; le jeton du siège, lui, ne laisse passer qu'une de deux nominations simultanées.
/// </summary>
public sealed class Siege
{
    public const int LongueurDeLaCle = 60;

    /// <summary>Le rôle et le lieu : « Dan/13 ».</summary>
    public required string Cle { get; init; }
    public int Version { get; private set; }

    /// <summary>Le siège que l'affectation occupe ; rien si plusieurs personnes exercent ce rôle au même endroit.</summary>
    public static string? CleDe(Affectation affectation) => CleDe(affectation.Role, affectation.EtablissementId, affectation.CodeAcademie);

    /// <summary>Le siège d'un rôle dans un lieu ; rien si plusieurs personnes l'y exercent.</summary>
    public static string? CleDe(Role role, Guid? etablissementId, string? codeAcademie) =>
        role.AUnSeulTitulaire() ? $"{role}/{etablissementId?.ToString() ?? codeAcademie}" : null;

    /// <summary>À appeler à chaque nomination : de deux gestes simultanés sur ce siège, un seul passe.</summary>
    public void Pourvoir() => Version++;
}

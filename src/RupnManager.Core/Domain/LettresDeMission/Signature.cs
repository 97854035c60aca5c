using System.Globalization;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Journal;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Ce que vaut une signature : posée, retirée par son auteur, ou sans effet après une reprise.</summary>
public enum EtatDeSignature { Posee, Retiree, SansEffet }

/// <summary>L'accord d'une personne, en une qualité, sur un texte figé : une signature électronique simple.</summary>
public sealed class Signature
{
    public const int LongueurDeLaQualite = 300;
    public const int LongueurDuMoyen = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VersionDeLettreId { get; init; }
    public required Etape Etape { get; init; }

    /// <summary>0 pour la première signature de l'étape, puis 1 après un retrait : avec l'étape, clé unique.</summary>
    public required int Tour { get; init; }
    public required Guid PersonneId { get; init; }
    public required string Designation { get; init; }
    public required string Qualite { get; init; }
    public string? DelegationReference { get; init; }
    public DateOnly? DelegationDebut { get; init; }
    public DateOnly? DelegationFin { get; init; }

    /// <summary>Le chef d'établissement qui a délégué.</summary>
    public string? Delegant { get; init; }

    /// <summary>Instant de la signature, en UTC.</summary>
    public required DateTime Le { get; init; }
    public required string EmpreinteDuContenu { get; init; }

    /// <summary>Empreinte de la signature précédente de la version, vide pour la première.</summary>
    public required string EmpreintePrecedente { get; init; }

    /// <summary>« mot de passe confirmé à la signature », « signature manuscrite ».</summary>
    public required string MoyenDAuthentification { get; init; }

    /// <summary>Dessin facultatif (PNG), qui ne vaut jamais preuve.</summary>
    public byte[]? Trace { get; init; }

    /// <summary>Pour une signature manuscrite déclarée : le jour et le lieu de l'original.</summary>
    public DateOnly? ManuscriteDu { get; init; }
    public string? LieuDeLOriginal { get; init; }
    public required string Empreinte { get; init; }
    public EtatDeSignature Etat { get; private set; }

    public bool EstManuscrite => ManuscriteDu is not null;

    internal void Changer(EtatDeSignature etat) => Etat = etat;

    /// <summary>L'empreinte qui lie la signature à son auteur, à sa qualité, à l'instant, au texte et à la signature précédente.</summary>
    public static string Calculer(
        Etape etape, Guid personneId, string qualite, DateTime le, string contenu, string precedente, string moyen, byte[]? trace, string? lieu) =>
        Calculer(etape, personneId, qualite, le, contenu, precedente, moyen, trace is null ? "" : Empreintes.Sha256(trace), lieu);

    /// <summary>La même, quand on n'a du dessin que son empreinte : c'est ce qu'emporte le fichier scellé.</summary>
    public static string Calculer(
        Etape etape, Guid personneId, string qualite, DateTime le, string contenu, string precedente, string moyen, string empreinteDuDessin, string? lieu) =>
        Empreintes.Sha256(string.Join('\n', "signature-v1", etape, personneId, qualite,
            le.ToString("O", CultureInfo.InvariantCulture), contenu, precedente, moyen, empreinteDuDessin, lieu ?? ""));

    /// <summary>Vrai si l'empreinte enregistrée est bien celle des faits enregistrés.</summary>
    public bool EstIntegre => Empreinte
        == Calculer(Etape, PersonneId, Qualite, Le, EmpreinteDuContenu, EmpreintePrecedente, MoyenDAuthentification, Trace, LieuDeLOriginal);

    /// <summary>La délégation dont la signature tient son pouvoir, s'il y en a une.</summary>
    public MentionDeDelegation? Delegation =>
        DelegationReference is null ? null : new(DelegationReference, DelegationDebut!.Value, DelegationFin!.Value, Delegant ?? "");
}

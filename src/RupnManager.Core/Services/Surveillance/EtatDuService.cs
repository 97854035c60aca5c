using RupnManager.Domain.Courriels;

namespace RupnManager.Services.Surveillance;

/// <summary>Un courriel qui n'est pas parti, et pourquoi.</summary>
public sealed record CourrielEnSouffrance(
    Guid Id, string Cle, string Destinataire, DateTime CreeLe, EtatDeCourriel Etat, int Tentatives, string? DerniereErreur);

/// <summary>Où en sont les courriels : comptes par état, et ceux qui attendent une décision.</summary>
public sealed record EtatDesCourriels(
    string? Relais, DateTime? DernierPassage, int AEnvoyer, DateTime? PlusAncien, int EnvoyesDepuisHier, int EnSouffrance,
    IReadOnlyList<CourrielEnSouffrance> Lignes);

/// <summary>L'échéance du certificat du sceau, ou pourquoi il ne s'ouvre pas.</summary>
public sealed record EtatDuSceau(string? Titulaire, DateTime? ExpireLe, int JoursRestants, string? Probleme)
{
    public const int JoursDAlerte = 60;

    public bool EstProche => Probleme is null && JoursRestants <= JoursDAlerte;
}

/// <summary>Ce que l'administrateur surveille : ni nom d'agent, ni texte de lettre.</summary>
public sealed record EtatDuService(
    string Version, string Moteur, IReadOnlyList<string> Migrations, string AdressePublique, EtatDuSceau Sceau, EtatDesCourriels Courriels);

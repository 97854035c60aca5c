using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>
/// Une personne demande à prendre ses fonctions de chef. Elle ne devient rien tant que le lien envoyé à la boîte de l'établissement,
/// lue de l'annuaire, n'a pas servi ; la demande s'efface alors, ou à l'échéance du lien.
/// </summary>
public sealed class PriseDeFonctions
{
    /// <summary>Combien de messages la boîte d'un établissement reçoit en un jour, au plus.</summary>
    public const int MessagesParJour = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LienId { get; init; }
    public LienUnique? Lien { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required Civilite Civilite { get; init; }
    public required string Prenom { get; init; }
    public required string NomUsage { get; init; }
    public string? NomNaissance { get; init; }
    public required string Courriel { get; init; }
    public string? Titre { get; init; }

    /// <summary>« Mme Léa Martin ».</summary>
    public string Designation => $"{(Civilite is Civilite.M ? "M." : "Mme")} {Prenom} {NomUsage}";

    /// <summary>
    /// L'affectation que la demande ouvre ce jour-là, si l'établissement est ouvert et si personne d'autre n'y est en fonction ou nommé.
    /// Refus : prise.fermee, prise.pourvue, affectation.administrateur.
    /// </summary>
    public Affectation Accomplir(Personne personne, IReadOnlyCollection<Affectation> autres, DateOnly jour)
    {
        if (!Etablissement!.Ouvert) throw ReglesDesComptes.PriseFermee.Refus();
        if (autres.Any(a => a.Role is Role.ChefEtablissement && a.EtablissementId == EtablissementId && a.Chevauche(jour, null)))
            throw ReglesDesComptes.PrisePourvue.Refus();
        return new Affectation
        {
            PersonneId = personne.Id, Personne = personne, Role = Role.ChefEtablissement, EtablissementId = EtablissementId,
            Etablissement = Etablissement, Titre = Titre, Debut = jour,
        }.Verifier().VerifierParmi(autres);
    }
}

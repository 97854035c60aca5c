using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Les cinq étapes d'une année d'indemnités dans un établissement.</summary>
public enum EtapeDesIndemnites { ConseilPedagogique = 1, ConseilDAdministration, Propositions, Decision, ServiceFait }

/// <summary>Les mots des étapes.</summary>
public static class EtapesDesIndemnites
{
    public static string Libelle(this EtapeDesIndemnites etape) => etape switch
    {
        EtapeDesIndemnites.ConseilPedagogique => "Conseil pédagogique",
        EtapeDesIndemnites.ConseilDAdministration => "Conseil d'administration",
        EtapeDesIndemnites.Propositions => "Propositions au recteur",
        EtapeDesIndemnites.Decision => "Décision du recteur",
        _ => "Service fait",
    };
}

/// <summary>Une attribution, telle que la liste la montre.</summary>
public sealed record LigneDAttribution(
    Guid Id, string Agent, string Fonction, EtatDAttribution Etat, Guid BordereauId, string Bordereau, Montant Propose, Decision? Decision,
    string? MotifDuRetrait, int Certifiees, int Echeances);

/// <summary>Une personne que l'on peut proposer : sa mission porte une indemnité et n'en a pas encore.</summary>
public sealed record MissionAProposer(Guid Id, string Agent, string Fonction);

/// <summary>Les attributions d'une année dans un établissement, l'étape où l'on en est et ses preuves datées.</summary>
public sealed record TableauDesAttributions
{
    public required AnneeScolaire Annee { get; init; }
    public required Guid EtablissementId { get; init; }
    public required PageDe<LigneDAttribution> Page { get; init; }
    public required EtapeDesIndemnites Etape { get; init; }
    public required Modalites? Modalites { get; init; }
    public required Jauge Jauge { get; init; }
    public required IReadOnlyList<Bordereau> Bordereaux { get; init; }
    public required IReadOnlyList<MissionAProposer> AProposer { get; init; }

    /// <summary>Ce qui empêche de proposer : l'étape à faire d'abord, ou l'enveloppe qui manque.</summary>
    public required RegleMetierException? Empechement { get; init; }

    /// <summary>Le bordereau à envoyer, s'il compte au moins une proposition prête.</summary>
    public Bordereau? AEnvoyer => Bordereaux.FirstOrDefault(b => b.Etat is EtatDeBordereau.EnPreparation && b.Lignes.Any());
}

/// <summary>De quoi proposer ou modifier : la mission, le barème, ce qui reste.</summary>
public sealed record FormulaireDeProposition
{
    public required Domain.Missions.Mission Mission { get; init; }

    /// <summary>La proposition que l'on modifie, s'il y en a une.</summary>
    public Attribution? Attribution { get; init; }
    public required Jauge Jauge { get; init; }
    public required Bareme Bareme { get; init; }

    /// <summary>IMP : chaque taux, comment il se verse, et s'il est sous le repère ou au-delà du disponible.</summary>
    public required IReadOnlyList<TauxOffert> Taux { get; init; }

    /// <summary>IFIC : ce que la personne a déjà d'engagé cette année, ici ou ailleurs ; zéro si rien.</summary>
    public required Montant DejaEngage { get; init; }

    /// <summary>Ce que la personne a noté de sa mission ; rien si elle n'a rien noté. Le nombre d'heures ne décide pas du montant.</summary>
    public ReleveEnBref? Releve { get; init; }
}

/// <summary>Le relevé d'activité d'une mission, en une ligne. Durée en minutes.</summary>
public sealed record ReleveEnBref(int Activites, int Minutes, DateOnly Premiere, DateOnly Derniere);

/// <summary>Un taux que l'on peut choisir, et ce qu'il en est.</summary>
public sealed record TauxOffert(Montant Montant, string Versement, string? Avertissement, bool AuDela);

using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Une ligne d'un bordereau de la troupe : sa clé, à qui, pour quelle fonction, combien, et ce qu'en dira le recteur.</summary>
internal sealed record LigneDeTroupe(string Cle, string Agent, decimal Propose, string Fonction = Fonction.CodeRupn)
{
    public decimal? Accorde { get; init; }
    public string? Motif { get; init; }
    public string? Participation { get; init; }

    /// <summary>Le recteur n'a pas encore répondu.</summary>
    public bool Attendue { get; init; }
}

/// <summary>Un bordereau : chaque méthode inscrit un geste à sa date.</summary>
internal sealed class BordereauDeTroupe(Metteur metteur, string lieu, int annee, int rang, params LigneDeTroupe[] lignes)
{
    private static readonly TimeOnly HeureDeLaPreparation = new(9, 50);
    private Bordereau? _bordereau;

    private Bordereau Bordereau => _bordereau!;

    /// <summary>Le chef prépare les propositions.</summary>
    public BordereauDeTroupe Preparer(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaPreparation, quand =>
        {
            var etablissement = metteur.Scene.Lieux[lieu];
            _bordereau = new Bordereau
            {
                EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = Troupe.CodeAcademie, Annee = new(annee), Rang = rang,
                Numero = Bordereau.Numeroter(new(annee), etablissement.Uai, rang),
            };
            metteur.Db.Bordereaux.Add(Bordereau);
            foreach (var ligne in lignes) Preparer(ligne, quand);
        });
        return this;
    }

    /// <summary>Le chef prépare et envoie le bordereau au recteur, le même jour ; ses pièces sont archivées.</summary>
    public BordereauDeTroupe Envoyer(DateOnly le, TimeOnly? heure = null)
    {
        Preparer(le);
        metteur.Agenda.Inscrire(le, heure ?? Agenda.HeureDuChef, quand => metteur.FaireAsync<BordereauService>(quand,
            bordereaux => bordereaux.EnvoyerAsync(Bordereau.Id, Bordereau.Version, metteur.Scene.Chef(lieu, quand))));
        return this;
    }

    /// <summary>Le rectorat décide toutes les lignes qui n'attendent pas encore.</summary>
    public BordereauDeTroupe Decider(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuRectorat, quand =>
        {
            var rectorat = metteur.Scene.Rectorat(quand);
            foreach (var ligne in lignes.Where(l => !l.Attendue))
            {
                var attribution = metteur.Scene.Attributions[ligne.Cle];
                var sens = ligne.Accorde switch { null => SensDeDecision.Accordee, 0 => SensDeDecision.Refusee, _ => SensDeDecision.Modifiee };
                attribution.Decider(sens, sens is SensDeDecision.Modifiee ? Montant.EnEuros(ligne.Accorde!.Value) : null, ligne.Motif,
                    Mesure(attribution), metteur.Scene.Reglages[annee].PremierMoisDesNeuviemes, rectorat, quand);
                var verbe = sens switch { SensDeDecision.Accordee => "accordé", SensDeDecision.Modifiee => "modifié", _ => "refusé" };
                Dire(rectorat, Evenement.DecisionRendue, attribution,
                    $"a {verbe} l'attribution de {attribution.Personne!.Designation}{(ligne.Motif is null ? "" : $" : {ligne.Motif}")}.", quand);
            }
        });
        return this;
    }

    public BordereauDeTroupe Retirer(string cle, DateOnly le, string motif)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
        {
            var attribution = metteur.Scene.Attributions[cle];
            attribution.Retirer(motif, Mesure(attribution).Cumul, quand);
            Dire(metteur.Scene.Chef(lieu, quand), Evenement.AttributionRetiree, attribution,
                $"a retiré l'attribution de {attribution.Personne!.Designation} : {motif}.", quand);
        });
        return this;
    }

    private void Preparer(LigneDeTroupe ligne, DateTime quand)
    {
        var mission = metteur.Scene.Missions[(ligne.Agent, lieu, annee, ligne.Fonction)];
        var chef = metteur.Scene.Chef(lieu, quand);
        var attribution = Attribution.Preparer(new()
        {
            Montant = Montant.EnEuros(ligne.Propose), Participation = ligne.Participation ?? Participation(ligne.Fonction), ServiceComplet = true, NonCumul = true,
        }, mission, metteur.Scene.Enveloppes[(lieu, annee)], Bordereau,
            metteur.Scene.Mesure(mission.Personnel!.PersonneId, annee, c => metteur.Db.Cumuls.Add(c)), chef, quand);
        metteur.Db.Attributions.Add(metteur.Scene.Attributions[ligne.Cle] = attribution);
        Dire(chef, Evenement.AttributionPreparee, attribution, $"a préparé une attribution pour {attribution.Personne!.Designation}.", quand);
    }

    private Mesure Mesure(Attribution attribution) => metteur.Scene.Mesure(attribution.PersonneId, annee, c => metteur.Db.Cumuls.Add(c));

    private static string Participation(string fonction) => fonction switch
    {
        Fonction.CodeRupn => "Présence régulière auprès des collègues ; objectifs de la lettre suivis ; un projet numérique mené dans l'année.",
        "CULTURE" => "Programme culturel de l'établissement, sorties et résidences ; trois projets menés avec les équipes.",
        "TUTORAT" => "Suivi de six élèves de seconde, un rendez-vous par quinzaine, lien avec les familles.",
        _ => "Suivi des élèves signalés, réunions de la cellule de veille, lien avec le réseau.",
    };

    private void Dire(Domain.Acteurs.Acteur auteur, string evenement, Attribution attribution, string geste, DateTime quand) => metteur.Dire(auteur, evenement,
        AttributionService.Objet(attribution), geste, quand);
}

using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Domain.Missions;

/// <summary>Où en est une mission ; calculé de ses dates et de sa lettre.</summary>
public enum EtatDeMission { APreparer, EnAttente, EnCours, Interrompue, Achevee, Terminee, Annulee }

/// <summary>Le calcul de l'état d'une mission.</summary>
public static class EtatsDeMission
{
    /// <summary>L'état au jour dit. La mission prend effet avec l'accord du RUPN (circulaire n° 2010-243 ; décret n° 2015-475).</summary>
    public static EtatDeMission Au(this Mission mission, DateOnly jour, IEnumerable<EtatDeLettre> lettres, bool lettreExigee = true)
    {
        if (mission.AnnuleeLe is not null) return EtatDeMission.Annulee;
        if (mission.TermineeLe is { } terme && jour > terme) return EtatDeMission.Terminee;
        var etats = lettres.Where(e => e is not EtatDeLettre.Abandonnee).ToList();
        if (lettreExigee && etats.Count == 0) return EtatDeMission.APreparer;
        if (lettreExigee && !etats.Any(AccordDonne)) return EtatDeMission.EnAttente;
        if (jour > mission.Fin) return EtatDeMission.Achevee;
        return mission.InterruptionEnCours(jour) is not null ? EtatDeMission.Interrompue
            : jour < mission.Debut ? EtatDeMission.EnAttente : EtatDeMission.EnCours;
    }

    public static string Libelle(this EtatDeMission etat) => etat switch
    {
        EtatDeMission.APreparer => "Sans lettre",
        EtatDeMission.EnAttente => "Lettre en cours",
        EtatDeMission.EnCours => "En cours",
        EtatDeMission.Interrompue => "Interrompue",
        EtatDeMission.Achevee => "À terme",
        EtatDeMission.Terminee => "Terminée",
        _ => "Annulée",
    };

    private static bool AccordDonne(EtatDeLettre etat) =>
        etat is EtatDeLettre.ASignerParLeDan or EtatDeLettre.ASceller or EtatDeLettre.Validee or EtatDeLettre.Remplacee or EtatDeLettre.Terminee;
}

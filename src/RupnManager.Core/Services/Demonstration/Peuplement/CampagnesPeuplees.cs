using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>La campagne d'une année dans une académie : préparée et ouverte en septembre, close avant les vacances de fin d'année.</summary>
internal sealed class CampagnesPeuplees(Cadre cadre)
{
    private static readonly TimeOnly Preparation = new(8, 45);
    private static readonly TimeOnly Ouverture = new(9, 0);

    /// <summary>Les dates de toutes les académies, chaque année.</summary>
    public static DatesDeCampagne Dates(AnneeScolaire annee) =>
        new(new(annee.Debut, 9, 1), new(annee.Debut, 11, 13), new(annee.Debut, 11, 20), new(annee.Debut, 12, 11), new(annee.Debut, 12, 18));

    /// <summary>La campagne jusqu'où elle en est aujourd'hui ; rien si l'année n'a pas encore commencé.</summary>
    public Campagne? Ecrire(EquipeAcademique academie, AnneeScolaire annee)
    {
        var rentree = new DateOnly(annee.Debut, 9, 2);
        var (preparation, ouverture) = (rentree.ToDateTime(Preparation).EnUtc(), rentree.ToDateTime(Ouverture).EnUtc());
        if (ouverture > cadre.Maintenant) return null;
        var (code, dates) = (academie.Academie.Code, Dates(annee));
        var modele = cadre.Modele(code, annee);
        var campagne = new Campagne { CodeAcademie = code, Annee = annee };
        campagne.Regler(dates, Textes.MessageDeCampagne, cadre.Reglage(code, annee).ValidationDuDan);
        Dire(academie, campagne, Evenement.CampagnePreparee, $"a préparé la campagne {annee}.", preparation);
        campagne.Ouvrir([], modele.Id, academie.Dan, ouverture);
        Dire(academie, campagne, Evenement.CampagneOuverte, $"a ouvert la campagne {annee} (modèle {modele.Nom}).", ouverture);
        var cloture = dates.DateFin.PremierJourOuvreApres().ToDateTime(Ouverture).EnUtc();
        if (cloture > cadre.Maintenant) return campagne;
        campagne.Clore(academie.Dan, cloture);
        Dire(academie, campagne, Evenement.CampagneClose, $"a clos la campagne {annee}.", cloture);
        return campagne;
    }

    private void Dire(EquipeAcademique academie, Campagne campagne, string evenement, string phrase, DateTime quand) =>
        cadre.Chronique.Dire(academie.Dan, evenement, new("campagne", campagne.Id, null, campagne.CodeAcademie), phrase, quand);
}

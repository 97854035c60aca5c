using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Où en est un état liquidatif.</summary>
public enum EtatDeListe { EnPreparation, Soumis, Arrete, Transmis, Solde, Abandonne }

/// <summary>
/// La liste des lignes à payer : préparée par l'intendance, arrêtée par le chef (toujours une autre personne), transmise au rectorat.
/// Arrêtée, elle est numérotée et ne change plus ; l'établissement ne dit jamais « payé » de lui-même.
/// </summary>
public sealed class EtatLiquidatif : IDeLAnnee
{
    public const int LongueurDuMotif = 500;
    private readonly List<LigneDEtat> _lignes = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required Guid PreparateurId { get; init; }
    public required string Preparateur { get; init; }
    public required DateTime PrepareLe { get; init; }
    public EtatDeListe Etat { get; private set; }
    public Guid? SoumisParId { get; private set; }
    public string? SoumisPar { get; private set; }
    public DateTime? SoumisLe { get; private set; }

    /// <summary>Pourquoi le chef a rendu l'état à l'intendance, la dernière fois.</summary>
    public string? MotifDuRendu { get; private set; }

    /// <summary>Rang parmi les états arrêtés de l'établissement et de l'année ; donné à l'arrêt.</summary>
    public int? Rang { get; private set; }

    /// <summary>« EL-2026-0992001M-1 », donné à l'arrêt.</summary>
    public string? Numero { get; private set; }
    public Guid? ArreteParId { get; private set; }
    public string? ArretePar { get; private set; }
    public string? QualiteDeLArret { get; private set; }
    public DateTime? ArreteLe { get; private set; }
    public Montant TotalArrete { get; private set; }

    /// <summary>Empreinte SHA-256 du CSV arrêté.</summary>
    public string? Empreinte { get; private set; }
    public DateOnly? TransmisLe { get; private set; }
    public string? TransmisPar { get; private set; }
    public DateTime? SoldeLe { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<LigneDEtat> Lignes => _lignes;

    /// <summary>Somme des lignes.</summary>
    public Montant Total => _lignes.Select(l => l.Montant).Total();

    public static string Numeroter(AnneeScolaire annee, Uai uai, int rang) => $"EL-{annee.Debut}-{uai}-{rang}";

    /// <summary>Met une échéance certifiée et non payée sur l'état. Refus : archive.immuable, ligne.geste, roles.preparer.</summary>
    public LigneDEtat Ajouter(Echeance echeance)
    {
        ExigerEnPreparation();
        ExigerUnAutre(echeance, PreparateurId);
        echeance.MettreSurEtat();
        var ligne = new LigneDEtat { EtatLiquidatifId = Id, EcheanceId = echeance.Id, Echeance = echeance, Montant = echeance.Engage };
        _lignes.Add(ligne);
        Version++;
        return ligne;
    }

    /// <summary>Sort une ligne de l'état ; l'échéance redevient à liquider. Refus : archive.immuable.</summary>
    public void Retirer(LigneDEtat ligne)
    {
        ExigerEnPreparation();
        Sortir(ligne);
    }

    /// <summary>Soumet l'état au chef. Refus : etat.vide, etat.anomalies, etat.a-confirmer, etat.geste, roles.preparer.</summary>
    public void Soumettre(IReadOnlyCollection<Anomalie> anomalies, Acteur auteur, DateTime quand)
    {
        ExigerEnPreparation();
        if (_lignes.Count == 0) throw ReglesDuPaiement.EtatVide.Refus();
        foreach (var ligne in _lignes) ExigerUnAutre(ligne.Echeance!, auteur.PersonneId);
        var bloquantes = anomalies.Count(a => a.Bloquante);
        if (bloquantes > 0) throw ReglesDuPaiement.Anomalies.Refus(("nombre", bloquantes));
        if (anomalies.Any(a => a.AConfirmer)) throw ReglesDuPaiement.NonConfirmee.Refus();
        (Etat, SoumisParId, SoumisPar, SoumisLe, MotifDuRendu) = (EtatDeListe.Soumis, auteur.PersonneId, auteur.Designation, quand, null);
        Version++;
    }

    /// <summary>Rend l'état à l'intendance, avec un motif. Refus : etat.motif, etat.geste, etat.deja-arrete.</summary>
    public void Rendre(string? motif)
    {
        ExigerSoumis();
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDuPaiement.EtatRendu.Refus();
        (Etat, MotifDuRendu) = (EtatDeListe.EnPreparation, motif.Trim());
        Version++;
    }

    /// <summary>L'intendance renonce à l'état ; ses lignes redeviennent à liquider. Refus : etat.geste, archive.immuable.</summary>
    public void Abandonner()
    {
        ExigerEnPreparation();
        foreach (var ligne in _lignes.ToList()) Sortir(ligne);
        Etat = EtatDeListe.Abandonne;
        Version++;
    }

    /// <summary>
    /// Arrête l'état : numéroté, figé. Les lignes qu'une anomalie rend inéligibles en sortent ; rend celles qui sont sorties.
    /// Refus : etat.deja-arrete, roles.arreter, etat.geste, etat.vide.
    /// </summary>
    public IReadOnlyList<LigneDEtat> Arreter(IReadOnlyCollection<Anomalie> anomalies, int rang, Acteur auteur, DateTime quand)
    {
        ExigerSoumis();
        if (auteur.PersonneId == PreparateurId || auteur.PersonneId == SoumisParId) throw ReglesDuPaiement.Arreter.Refus();
        var sorties = _lignes.Where(l => anomalies.Any(a => a.Bloquante && a.LigneId == l.Id)).ToList();
        foreach (var ligne in sorties) Sortir(ligne);
        if (_lignes.Count == 0) throw ReglesDuPaiement.EtatVide.Refus();
        (Etat, Rang, Numero, ArreteLe) = (EtatDeListe.Arrete, rang, Numeroter(Annee, Etablissement!.Uai, rang), quand);
        (ArreteParId, ArretePar, QualiteDeLArret) = (auteur.PersonneId, auteur.Designation, auteur.Qualite);
        foreach (var ligne in _lignes) ligne.Echeance!.Arreter();
        TotalArrete = Total;
        Version++;
        return sorties;
    }

    /// <summary>Qui a certifié, par délégation, ne prépare pas le paiement de ce qu'il a certifié.</summary>
    private static void ExigerUnAutre(Echeance echeance, Guid qui)
    {
        if (echeance.Certification?.ParId == qui) throw ReglesDuPaiement.Preparer.Refus(("personne", echeance.Attribution!.Personne!.Designation));
    }

    /// <summary>Retient ce qui vient d'être figé : chaque ligne telle qu'exportée, et l'empreinte du CSV.</summary>
    public void Sceller(IReadOnlyDictionary<Guid, LigneFigee> lignes, string empreinte)
    {
        foreach (var ligne in _lignes) ligne.Figer(lignes[ligne.Id]);
        Empreinte = empreinte;
    }

    /// <summary>Transmis au rectorat à une date. Refus : transmission.date, transmission.avenir, etat.geste.</summary>
    public void Transmettre(DateOnly date, Acteur auteur, DateOnly aujourdhui)
    {
        Exiger(EtatDeListe.Arrete);
        if (date < ArreteLe!.Value.JourDeParis())
            throw ReglesDuPaiement.TransmissionDate.Refus(("date", ArreteLe.Value.JourDeParis().EnChiffres()));
        if (date > aujourdhui) throw ReglesDuPaiement.TransmissionAVenir.Refus();
        foreach (var ligne in _lignes) ligne.Echeance!.Transmettre();
        (Etat, TransmisLe, TransmisPar) = (EtatDeListe.Transmis, date, auteur.Designation);
        Version++;
    }

    /// <summary>Enregistre la réponse du rectorat sur une ligne : payée (mois) ou rejetée (motif). Refus : etat.geste, ligne.geste, retour.mois, retour.motif.</summary>
    public void EnregistrerRetour(LigneDEtat ligne, Retour retour, DateTime quand)
    {
        Exiger(EtatDeListe.Transmis);
        ligne.Repondre(retour, TransmisLe!.Value, quand);
        if (_lignes.All(l => l.Retour is not null)) (Etat, SoldeLe) = (EtatDeListe.Solde, quand);
        Version++;
    }

    private void Sortir(LigneDEtat ligne)
    {
        _lignes.Remove(ligne);
        ligne.Echeance!.SortirDeLEtat();
        Version++;
    }

    private void ExigerEnPreparation()
    {
        if (Numero is not null) throw ReglesDuPaiement.Immuable.Refus(("numero", Numero));
        Exiger(EtatDeListe.EnPreparation);
    }

    private void ExigerSoumis()
    {
        if (ArreteLe is { } le)
            throw ReglesDuPaiement.DejaArrete.Refus(("auteur", ArretePar!), ("date", le.DateEnLettres()), ("heure", le.HeureEnLettres()), ("numero", Numero!));
        Exiger(EtatDeListe.Soumis);
    }

    private void Exiger(EtatDeListe etat)
    {
        if (Etat != etat) throw ReglesDuPaiement.EtatGeste.Refus(("etat", Etat.Libelle()));
    }
}

/// <summary>Les mots de l'état liquidatif.</summary>
public static class EtatsDeListe
{
    public static string Libelle(this EtatDeListe etat) => etat switch
    {
        EtatDeListe.EnPreparation => "En préparation",
        EtatDeListe.Soumis => "À arrêter",
        EtatDeListe.Arrete => "Arrêté",
        EtatDeListe.Transmis => "Transmis",
        EtatDeListe.Solde => "Retour complet",
        _ => "Abandonné",
    };
}

using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Lots;

/// <summary>
/// Une opération par lot : un acte répété sur une sélection, relue une fois, confirmée une fois, puis exécutée ligne à ligne par
/// l'application, au nom de son auteur. Rien n'y est fait sans être redemandé à la ligne : état, droit, empreinte de ce qui a été lu.
/// </summary>
public sealed class Lot
{
    public const int Maximum = 500;

    /// <summary>Une sélection que personne n'a confirmée s'oublie après ce temps.</summary>
    public static readonly TimeSpan DureeDeLaSelection = TimeSpan.FromDays(1);

    private readonly List<LigneDeLot> _lignes = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required NatureDeLot Nature { get; init; }

    /// <summary>Le numéro dans l'académie, pris au lancement.</summary>
    public int? Numero { get; private set; }
    public required string CodeAcademie { get; init; }
    public required Guid PersonneId { get; init; }
    public required string Auteur { get; init; }
    public required string Qualite { get; init; }

    /// <summary>L'affectation au titre de laquelle l'auteur agit : relue à chaque ligne.</summary>
    public required Guid QualiteId { get; init; }
    public required Role Role { get; init; }
    public required DateTime CreeLe { get; init; }
    public DateTime? LanceLe { get; private set; }
    public DateTime? TermineLe { get; private set; }
    public EtatDeLot Etat { get; private set; }

    /// <summary>Le motif commun, quand la nature en demande un.</summary>
    public string? Motif { get; private set; }
    public int Jeton { get; private set; }
    public IReadOnlyList<LigneDeLot> Lignes => _lignes;

    /// <summary>Comment l'auteur s'est identifié : une fois, pour tout le lot. Chaque signature le dit.</summary>
    public string MoyenDAuthentification => $"mot de passe confirmé au lancement du lot n° {Numero}, le {LanceLe!.Value.InstantEnLettres()}";

    /// <summary>Les lignes qui partiront si l'on confirme maintenant.</summary>
    public IEnumerable<LigneDeLot> Pretes => _lignes.Where(l => l.EstPrete);

    /// <summary>Une sélection à relire. Refus : lot.vide, lot.taille.</summary>
    public static Lot Preparer(NatureDeLot nature, IReadOnlyList<LigneDeLot> lignes, Acteur acteur, DateTime quand)
    {
        VerifierLaTaille(nature, lignes.Count);
        var lot = new Lot
        {
            Nature = nature,
            CodeAcademie = acteur.CodeAcademie!,
            PersonneId = acteur.PersonneId,
            Auteur = acteur.Designation,
            Qualite = acteur.Qualite,
            QualiteId = acteur.QualiteId,
            Role = acteur.Role,
            CreeLe = quand,
        };
        foreach (var ligne in lignes)
        {
            ligne.Entrer(lot, lot._lignes.Count + 1);
            lot._lignes.Add(ligne);
        }
        return lot;
    }

    /// <summary>Refus : lot.vide, lot.taille.</summary>
    public static void VerifierLaTaille(NatureDeLot nature, int nombre)
    {
        if (nombre == 0) throw ReglesDesLots.Vide.Refus();
        if (nombre > Maximum) throw ReglesDesLots.Taille.Refus(("nombre", nombre), ("objets", nature.Mots().Objets), ("maximum", Maximum));
    }

    /// <summary>L'auteur a lu la ligne, et la garde. Refus : lot.etat, lot.auteur (403).</summary>
    public void Lire(Guid ligneId, Acteur acteur, DateTime quand) => ARelire(ligneId, acteur).Lire(quand);

    /// <summary>L'auteur la met de côté. Refus : lot.etat, lot.auteur (403).</summary>
    public void Ecarter(Guid ligneId, Acteur acteur) => ARelire(ligneId, acteur).Ecarter();

    /// <summary>Écarte les lignes qu'un autre lot actif tient, d'après son numéro ; vrai s'il y en a.</summary>
    public bool EcarterLesPrises(IReadOnlyDictionary<Guid, int> numeros, DateTime quand)
    {
        var prises = _lignes.Where(l => l.Etat is EtatDeLigneDeLot.EnAttente && numeros.ContainsKey(l.ObjetId)).ToList();
        foreach (var ligne in prises) ligne.Conclure(IssueDeLigne.Ecartee(ReglesDesLots.AutreLot.Dire(("numero", numeros[ligne.ObjetId]))), quand);
        return prises.Count > 0;
    }

    /// <summary>
    /// L'auteur confirme, pour exactement ce nombre de lignes. Les autres restent hors du lot ; elles sont rendues.
    /// Refus : lot.etat, lot.lecture, lot.recapitulatif, lot.vide, lot.auteur (403).
    /// </summary>
    public IReadOnlyList<LigneDeLot> Lancer(
        Acteur acteur, int nombre, int numero, DateTime quand, string? motif = null, IReadOnlyDictionary<Guid, string>? motifsPropres = null)
    {
        VerifierLAuteur(acteur);
        Exiger(EtatDeLot.EnPreparation);
        var (pretes, aLire) = (Pretes.ToList(), _lignes.Count(l => l.ResteALire));
        if (aLire > 0 && nombre != pretes.Count) throw ReglesDesLots.Lecture.Refus(("nombre", aLire));
        if (pretes.Count == 0) throw aLire > 0 ? ReglesDesLots.Lecture.Refus(("nombre", aLire)) : ReglesDesLots.Vide.Refus();
        if (nombre != pretes.Count) throw ReglesDesLots.Recapitulatif.Refus(("nombre", pretes.Count), ("lu", nombre));
        foreach (var ligne in pretes) ligne.Verrouiller(motifsPropres?.GetValueOrDefault(ligne.Id));
        (Numero, Motif, LanceLe) = (numero, motif, quand);
        Passer(EtatDeLot.EnAttente);
        return [.. _lignes.Where(l => !pretes.Contains(l))];
    }

    /// <summary>L'application commence, ou reprend.</summary>
    public void Demarrer()
    {
        if (Etat is EtatDeLot.EnAttente or EtatDeLot.Interrompue) Passer(EtatDeLot.EnCours);
    }

    /// <summary>L'application s'arrête au milieu : elle reprendra d'elle-même.</summary>
    public void Interrompre()
    {
        if (Etat is EtatDeLot.EnCours) Passer(EtatDeLot.Interrompue);
    }

    /// <summary>L'auteur arrête : ce qui est fait reste, le reste est intact. Refus : lot.etat, lot.auteur (403).</summary>
    public void Arreter(Acteur acteur)
    {
        VerifierLAuteur(acteur);
        Exiger(EtatDeLot.EnAttente, EtatDeLot.EnCours, EtatDeLot.Interrompue);
        Passer(EtatDeLot.Arretee);
    }

    /// <summary>L'auteur reprend ce qu'il avait arrêté, avec les lignes qui restent. Refus : lot.etat, lot.auteur (403).</summary>
    public void Reprendre(Acteur acteur)
    {
        VerifierLAuteur(acteur);
        Exiger(EtatDeLot.Arretee);
        foreach (var ligne in _lignes.Where(l => l.Etat is EtatDeLigneDeLot.EnAttente)) ligne.Verrouiller();
        Passer(EtatDeLot.EnAttente);
    }

    /// <summary>Toutes les lignes sont traitées.</summary>
    public void Terminer(BilanDeLot bilan, DateTime quand)
    {
        TermineLe = quand;
        Passer(bilan.Ecarts == 0 ? EtatDeLot.Terminee : EtatDeLot.TermineeAvecEcarts);
    }

    private LigneDeLot ARelire(Guid ligneId, Acteur acteur)
    {
        VerifierLAuteur(acteur);
        Exiger(EtatDeLot.EnPreparation);
        var ligne = _lignes.FirstOrDefault(l => l.Id == ligneId) ?? throw new IntrouvableException("ligne du lot");
        return ligne.Etat is EtatDeLigneDeLot.Ecartee && !ligne.EcarteeParLAuteur ? throw ReglesDesLots.Empechee.Refus(("motif", ligne.Motif!.TrimEnd('.'))) : ligne;
    }

    private void VerifierLAuteur(Acteur acteur)
    {
        if (acteur.PersonneId != PersonneId) throw new InterditException(ReglesDesLots.DeLAuteur, ("auteur", Auteur));
    }

    private void Exiger(params EtatDeLot[] permis)
    {
        if (!permis.Contains(Etat)) throw ReglesDesLots.Etat.Refus(("etat", Etat.Libelle().ToLowerInvariant()));
    }

    private void Passer(EtatDeLot etat)
    {
        Etat = etat;
        Jeton++;
    }
}

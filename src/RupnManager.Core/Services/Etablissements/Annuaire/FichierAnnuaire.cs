using System.Text;
using CsvHelper;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Une ligne du fichier : son numéro de tableur, ses valeurs par colonne, ce qui l'a abîmée.</summary>
public sealed record LigneLue(int Numero, IReadOnlyList<string> Valeurs, IReadOnlyDictionary<string, int> Rangs, string? Defaut)
{
    /// <summary>La valeur sans ses blancs ; vide si la ligne est trop courte ou la colonne absente.</summary>
    public string this[string colonne] => Rangs.TryGetValue(colonne, out var rang) && rang < Valeurs.Count ? Valeurs[rang].Trim() : "";

    public bool A(string colonne) => Rangs.ContainsKey(colonne);
}

/// <summary>Un fichier de l'annuaire : encodage et séparateur reconnus, colonnes trouvées par leur nom.</summary>
public sealed class FichierAnnuaire : IDisposable
{
    private const int LignesDUneCellule = 20;
    private readonly CsvParser _lecteur;
    private readonly Dictionary<string, int> _rangs;
    private readonly int _colonnes;

    private FichierAnnuaire(CsvParser lecteur, Dictionary<string, int> rangs, int colonnes, int lignes) =>
        (_lecteur, _rangs, _colonnes, Lignes) = (lecteur, rangs, colonnes, lignes);

    /// <summary>Le nombre de lignes, à peu près : pour dire l'avancement.</summary>
    public int Lignes { get; }

    /// <summary>Ouvre le fichier et lit ses titres. Refus : import.format, qui nomme les colonnes absentes.</summary>
    public static FichierAnnuaire Ouvrir(byte[] octets)
    {
        var encodage = Encodage(octets);
        var lecteur = FichierCsv.Lire(new StreamReader(new MemoryStream(octets), encodage), Separateur(octets, encodage));
        var titres = lecteur.Read() ? lecteur.Record! : [];
        var reduits = titres.Select((t, i) => (Nom: ColonnesDeLAnnuaire.Reduire(t), Rang: i))
            .DistinctBy(t => t.Nom).ToDictionary(t => t.Nom, t => t.Rang);
        var rangs = ColonnesDeLAnnuaire.Obligatoires.Concat(ColonnesDeLAnnuaire.Facultatives)
            .Where(c => reduits.ContainsKey(ColonnesDeLAnnuaire.Reduire(c)))
            .ToDictionary(c => c, c => reduits[ColonnesDeLAnnuaire.Reduire(c)]);
        var absentes = ColonnesDeLAnnuaire.Obligatoires.Where(c => !rangs.ContainsKey(c)).ToList();
        if (absentes.Count == 0) return new(lecteur, rangs, titres.Length, octets.AsSpan().Count((byte)'\n'));
        lecteur.Dispose();
        throw ReglesDeLAnnuaire.ImportFormat.Refus(("colonnes", string.Join(", ", absentes)));
    }

    /// <summary>Les lignes, une à une ; les lignes blanches sont passées.</summary>
    public IEnumerable<LigneLue> Lire()
    {
        var debut = _lecteur.RawRow;
        while (_lecteur.Read())
        {
            var valeurs = _lecteur.Record!;
            var avalees = _lecteur.RawRow - debut - 1;
            debut = _lecteur.RawRow;
            if (valeurs.All(string.IsNullOrWhiteSpace)) continue;
            yield return new(_lecteur.Row, valeurs, _rangs, Defaut(valeurs, avalees));
        }
    }

    public void Dispose() => _lecteur.Dispose();

    private string? Defaut(string[] valeurs, int avalees)
    {
        if (avalees > LignesDUneCellule) return ReglesDeLAnnuaire.GuillemetOuvert.Dire(("nombre", avalees));
        return valeurs.Skip(_colonnes).Any(v => !string.IsNullOrWhiteSpace(v))
            ? ReglesDeLAnnuaire.LigneDecalee.Dire(("nombre", valeurs.Length), ("attendues", _colonnes))
            : null;
    }

    /// <summary>L'UTF-16 que sa marque annonce, sinon ce que disent les octets.</summary>
    private static Encoding Encodage(byte[] octets) => octets switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => FichierCsv.Encodage(octets),
    };

    private static string Separateur(byte[] octets, Encoding encodage)
    {
        using var lecteur = new StreamReader(new MemoryStream(octets), encodage);
        var titres = lecteur.ReadLine() ?? "";
        return new[] { ";", ",", "\t" }.MaxBy(s => titres.AsSpan().Count(s))!;
    }
}

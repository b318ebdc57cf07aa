"""Words that every text has, in Norwegian, Swedish and English; they say nothing about a topic."""

NORWEGIAN = """
alle allerede alltid andre annen annet at av bare ble blei bli blir bort bruke bruker både da de
deg dem den denne dere deres det dette din disse dit ditt du eg egen eget egne ei eller en enn er
et ett etter faktisk fler flere for fordi fra fram få får før gi gir gjennom gjør gjøre god gode
gå går ha hadde ham han hans har helt henne hennes her hos hun hva hvem hver hverandre hvert
hvilke hvilken hvis hvor hvordan hvorfor i igjen ikke ikkje imot ingen inn inne ja jeg kan klarer
kom komme kommer kommune kommunen kommunene kommuner korleis kunne kva la lage lager lang lenger
like litt lov man mange med meg mellom men mer mest min mindre mitt mot mye må måtte ned neste no
noe noen nok nye nå når offentlig offentlige også om opp oss over på råd samme sammen sant sea seg
selv si sier sin sine sitt skal skulle slik slutt som stedet svært så ta tar til tilbake tiltak to
tre trenger under ut ute uten vanskelig var vart ved vel vi vil ville vår våre vårt være vært å
åpner år
"""
SWEDISH = """
alla allt andra att av bara behöver beslut blev bli blir bort bra dag de deg dem den denna deras
dess det detta dig din dina ditt du där därför då efter egna eller en ett fick finns fler flera
från få får för före ge genom ger gör göra ha hade han hans har hela henne hennes hos hur här i
igen in inga ingen inget innan inte ja jag kan klarar kom komma kommer kommunerna kunde låta man
med medan mellan men mer mig min mina mitt mot mycket många måste ni nog nu nya när någon något
några och också offentliga offentligt om oss på redan sade samma se sen sig sin sina sista sitt
själv själva ska skall skulle slutar som så sådan ta tar tid till trots under upp ur ut utan vad
var vara varandra varför varit varje vart vem vi vid vilken vilket vill väg vår våra vårt än är
även åt över
"""
ENGLISH = """
about after again all also and any are because been before between both but can could did does
doing down each for from get gets give had has have her here him his how into its just let like
make makes many may more most much must need new not now off one only other our out over own same
she should some such take than that the their them then there these they this those through too
under until use very want was way were what when where which while who whom why will with would
you your
"""
STOPWORDS = frozenset(f"{NORWEGIAN} {SWEDISH} {ENGLISH}".split())

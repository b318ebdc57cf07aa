// The shell's script: each line is one behaviour, and the page works without any of them.

import { clashes } from "./clashes";
import { alike } from "./alike";
import { asking } from "./asking";
import { dialogs } from "./dialogs";
import { drag } from "./drag";
import { listen } from "./live";
import { mark } from "./marks";
import { menus } from "./menus";
import { navigate, refresh } from "./navigation";
import { projector } from "./projector";
import { scripts } from "./scripts";
import { stale } from "./stale";
import { takeaway } from "./takeaway";
import { sightings } from "./sightings";
import { tick } from "./clock";
import { toasts } from "./toasts";
import { wall } from "./wall";
import { zones } from "./zone";

navigate();
tick();
mark();
clashes();
wall();
alike();
asking();
sightings();
dialogs();
menus();
toasts();
zones();
scripts();
drag();
projector();
stale();
takeaway();
listen(refresh);

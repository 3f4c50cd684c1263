package dev.windlass.metrics.otlp;

import dev.windlass.metrics.signal.Form;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;

/**
 * A metric with the points of some nodes. Made here and not by instruments of the SDK: it holds a state for every set of attributes,
 * of which there are some hundred thousand, to add up what the kubelets have added up already.
 */
record NodeMetric(Resource resource, MetricName metric, List<DoublePointData> points) implements MetricData {
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("dev.windlass.metrics");

    NodeMetric {
        points = List.copyOf(points);
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SCOPE;
    }

    @Override
    public String getName() {
        return metric.name();
    }

    @Override
    public String getDescription() {
        return "";
    }

    @Override
    public String getUnit() {
        return metric.unit();
    }

    @Override
    public MetricDataType getType() {
        return switch (metric.form()) {
            case COUNTER -> MetricDataType.DOUBLE_SUM;
            case GAUGE -> MetricDataType.DOUBLE_GAUGE;
        };
    }

    @Override
    public Data<?> getData() {
        return metric.form() == Form.COUNTER
                ? SumData.createDoubleSumData(true, AggregationTemporality.CUMULATIVE, points)
                : GaugeData.createDoubleGaugeData(points);
    }
}
